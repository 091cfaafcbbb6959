// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

// Runs a fuzz target without libFuzzer: every seed, and mutations of it from a fixed random sequence.

#include <QByteArray>
#include <QDirIterator>
#include <QFile>

#include <cstdio>
#include <random>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

namespace {

constexpr int mutationsOfEach = 2'000;
constexpr qsizetype octetsMutated = 64 * 1024;

int run(const QByteArray &input)
{
    return LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(input.constData()),
                                  static_cast<size_t>(input.size()));
}

QByteArray mutated(QByteArray input, std::mt19937 &random)
{
    static constexpr char odd[] = "\0\n\r\t \"\\()<>[]@;:=,.%?\xff\x80";
    const auto below = [&random](qsizetype n) { return n > 0 ? qsizetype(random() % quint64(n)) : 0; };
    for (int changes = 1 + int(below(8)); changes > 0; --changes) {
        const qsizetype at = below(input.size() + 1);
        switch (random() % 5) {
        case 0: input.insert(at, odd[below(sizeof odd - 1)]); break;
        case 1: input.remove(at, 1 + below(16)); break;
        case 2: input.insert(at, input.mid(below(input.size()), 1 + below(32))); break;
        case 3:
            if (at < input.size())
                input[at] = odd[below(sizeof odd - 1)];
            break;
        case 4:
            if (at < input.size())
                input[at] = char(random());
            break;
        }
    }
    return input;
}

} // namespace

int main(int argc, char **argv)
{
    std::mt19937 random(20261122);
    int seeds = 0;
    for (int i = 1; i < argc; ++i) {
        QDirIterator files(QString::fromLocal8Bit(argv[i]), QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray seed = file.readAll();
            run(seed);
            ++seeds;
            const QByteArray small = seed.left(octetsMutated);
            for (int n = 0; n < mutationsOfEach; ++n)
                run(mutated(small, random));
        }
    }
    std::printf("%d seeds, %d inputs\n", seeds, seeds * (1 + mutationsOfEach));
    return seeds > 0 ? 0 : 1;
}
