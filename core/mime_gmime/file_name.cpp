// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/mime_gmime/file_name.h"

#include "core/base/limits.h"
#include "core/message/header.h"

#include <algorithm>

namespace waxseal::mime_gmime {

namespace {

constexpr qsizetype longestRead = 4 * 1024; ///< characters; of a longer name the rest is not looked at
constexpr qsizetype longestExtension = 16;  ///< characters, with its dot; a longer one is no extension
constexpr qsizetype fileSystemOctets = 240; ///< file systems allow 255 of UTF-8, and a copy gets a number

/// Names of devices, which Windows opens with any extension and in any folder.
bool isDevice(QStringView name)
{
    const QString word =
        name.first(name.contains(u'.') ? name.indexOf(u'.') : name.size()).trimmed().toString().toUpper();
    static constexpr QLatin1String devices[] = {QLatin1String("CON"),    QLatin1String("PRN"),
                                                QLatin1String("AUX"),    QLatin1String("NUL"),
                                                QLatin1String("CONIN$"), QLatin1String("CONOUT$")};
    if (std::find(std::begin(devices), std::end(devices), word) != std::end(devices))
        return true;
    static constexpr QStringView numbers = u"0123456789\u00b9\u00b2\u00b3"; // Windows takes the superscripts too
    return word.size() == 4 && (word.startsWith(QLatin1String("COM")) || word.startsWith(QLatin1String("LPT")))
        && numbers.contains(word[3]);
}

void chopCharacter(QString &text)
{
    const bool isPair = text.size() > 1 && text.back().isLowSurrogate() && text[text.size() - 2].isHighSurrogate();
    text.chop(isPair ? 2 : 1);
}

/// Windows drops dots and spaces at the end, so what stands before them would become the end.
void chopTail(QString &name)
{
    while (name.endsWith(u'/') || name.endsWith(u'.') || name.endsWith(u' '))
        name.chop(1);
}

/// The extension is kept: it says what the file is.
QString shortened(const QString &name)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    const bool hasExtension = dot > 0 && name.size() - dot <= longestExtension;
    const QString extension = hasExtension ? name.sliced(dot) : QString();
    QString stem = hasExtension ? name.first(dot) : name;
    const qsizetype extensionOctets = extension.toUtf8().size();
    while (stem.size() + extension.size() > limits::attachmentNameCharacters)
        chopCharacter(stem);
    while (stem.toUtf8().size() + extensionOctets > fileSystemOctets)
        chopCharacter(stem);
    chopTail(stem);
    return stem + extension;
}

} // namespace

QString cleanedFileName(QByteArrayView utf8)
{
    // Without control, bidirectional and zero-width characters; encoded words are decoded, which RFC 2231 §2 does not
    // want in parameters but many programs write.
    QString name = message::decodedText(utf8, longestRead);
    for (QChar &c : name) {
        if (c == u'\\') // what another system takes for a folder, whichever this system is
            c = u'/';
        else if (QStringView(u":*?\"<>|").contains(c)) // streams, wildcards and redirection of Windows
            c = u'_';
        else if (c == QChar(0x2800)) // a Braille sign without dots: a space that is no space, and hides extensions
            c = u' ';
    }
    name = name.simplified();
    chopTail(name);
    name = name.sliced(name.lastIndexOf(u'/') + 1);
    const auto isHead = [](QChar c) { return c == u'.' || c == u' '; };
    name = name.sliced(std::find_if_not(name.cbegin(), name.cend(), isHead) - name.cbegin());
    if (isDevice(name))
        name.prepend(u'_');
    return shortened(name);
}

} // namespace waxseal::mime_gmime
