// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dns/answers.h"
#include "tests/kit/kit.h"
#include "tests/kit/signer.h"

#include <random>
#include <vector>

/// Generated and signed mail. The texts are the same in every run; the keys are new.
namespace waxseal::bench {

struct Corpus {
    struct Message {
        QByteArray octets;
        int signatures = 0;
    };
    std::vector<Message> messages;
    int signatures = 0;
    int ed25519 = 0;
};

/// Domains that sign, with their keys in DNS.
class Signers {
public:
    static constexpr int rsaDomains = 17; ///< and 3 with Ed25519: 85 % and 15 %
    static constexpr int ed25519Domains = 3;

    explicit Signers(std::chrono::sys_seconds now) : m_facts(now)
    {
        for (int i = 0; i < rsaDomains + ed25519Domains; ++i) {
            m_keys.push_back(i < rsaDomains ? kit::SigningKey::rsa(2048) : kit::SigningKey::ed25519());
            m_facts.insecure(keyName(i), dns::Type::Txt, {m_keys.back().record()});
        }
    }
    int count() const { return int(m_keys.size()); }
    const kit::SigningKey &key(int i) const { return m_keys[size_t(i)]; }
    static QByteArray domain(int i) { return "company" + QByteArray::number(i) + ".example"; }
    static QByteArray keyName(int i) { return "s2026._domainkey." + domain(i); }
    const dns::Cache &dns() const { return m_facts.cache(); }

private:
    std::vector<kit::SigningKey> m_keys;
    kit::Facts m_facts;
};

/// Text as people write it: paragraphs, lines under 76 characters, quotes, some tabs, double spaces, spaces at line ends.
inline QByteArray text(qsizetype octets, std::mt19937 &random)
{
    static constexpr const char *words[] = {
        "the",    "of",     "a",        "meeting",  "and",      "to",       "invoice",  "we",   "in",   "is",
        "for",    "Friday", "contract", "your",     "proposal", "delivery", "as",       "this", "with", "address",
        "please", "or",     "have",     "received", "I",        "by",       "tomorrow", "order"};
    QByteArray result;
    qsizetype lineStart = 0;
    while (result.size() < octets) {
        result += words[random() % std::size(words)];
        if (random() % 12 == 0)
            result += ". ";
        const auto odd = random() % 400;
        result += odd == 0 ? "\t" : odd < 8 ? "  " : " ";
        if (result.size() - lineStart < 66)
            continue;
        if (random() % 10 != 0)
            result.chop(1);
        result += random() % 8 == 0 ? "\r\n\r\n" : "\r\n";
        lineStart = result.size();
        if (random() % 10 == 0)
            result += "> ";
    }
    return result + "\r\n";
}

/// A mail of some 10 KB, with @p attachment behind it where there is one.
inline QByteArray unsignedMail(int number, const QByteArray &domain, const QByteArray &attachment, std::mt19937 &random)
{
    const QByteArray n = QByteArray::number(1'000'000 + number);
    QByteArray mail = "Received: from app." + domain + " (app." + domain
        + " [192.0.2.7])\r\n"
          "\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)\r\n"
          "\t key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256)\r\n"
          "\tby mail."
        + domain + " (Postfix) with ESMTPSA id 4XyZ0abf" + n
        + "\r\n"
          "\tfor <bert@own.example>; Fri, 20 Nov 2026 12:04:30 +0000 (UTC)\r\n"
          "Received: by app."
        + domain
        + " with HTTP; Fri, 20 Nov 2026 12:04:29 +0000\r\n"
          "From: \"Anna Berg\" <anna@"
        + domain
        + ">\r\n"
          "To: \"Bert\" <bert@own.example>,\r\n"
          "\t\"Carla\" <carla@own.example>\r\n"
          "Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?= and the papers of "
        + n
        + "\r\n"
          "Date: Fri, 20 Nov 2026 13:04:28 +0100\r\n"
          "Message-ID: <"
        + n + "@app." + domain
        + ">\r\n"
          "In-Reply-To: <"
        + n
        + ".4711@own.example>\r\n"
          "References: <"
        + n
        + ".4710@own.example>\r\n"
          " <"
        + n
        + ".4711@own.example>\r\n"
          "MIME-Version: 1.0\r\n"
          "User-Agent: bench/1.0\r\n"
          "List-Unsubscribe: <https://"
        + domain + "/unsubscribe?x=" + n + ">\r\n";
    if (attachment.isEmpty()) {
        mail += "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n";
        return mail + text(10 * 1024 - mail.size(), random);
    }
    mail += "Content-Type: multipart/mixed; boundary=\"=-" + n + "\"\r\n\r\n--=-" + n
        + "\r\nContent-Type: text/plain\r\n\r\n" + text(8 * 1024, random) + "--=-" + n
        + "\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n" + attachment + "--=-" + n
        + "--\r\n";
    return mail;
}

/// 1 MiB in base64, its lines starting somewhere else for each @p number.
inline QByteArray attachment(int number, std::mt19937 &random)
{
    QByteArray octets(1024 * 1024, Qt::Uninitialized);
    for (char &octet : octets)
        octet = char(random());
    const QByteArray encoded = octets.toBase64();
    QByteArray lines;
    lines.reserve(encoded.size() + encoded.size() / 32);
    for (qsizetype at = number % 76; at < encoded.size(); at += 76)
        lines += encoded.mid(at, 76) + "\r\n";
    return lines;
}

/// @p attachments of 100 messages carry 1 MiB. Three of ten have a second signature, that of a service which sends them.
inline Corpus makeCorpus(int messages, int attachments, const Signers &signers)
{
    std::mt19937 random(6376);
    Corpus corpus;
    for (int i = 0; i < messages; ++i) {
        const QByteArray attached = i % 100 < attachments ? attachment(i, random) : QByteArray();
        const QByteArray mail = unsignedMail(i, Signers::domain(i % signers.count()), attached, random);
        Corpus::Message message;
        const int wanted = i % 10 < 3 ? 2 : 1;
        for (; message.signatures < wanted; ++message.signatures) {
            // Each domain signs as often as the others, whichever of the two signatures it is.
            const int signer = corpus.signatures++ % signers.count();
            const auto form = random() % 100;
            kit::SignOptions options;
            options.domain = Signers::domain(signer);
            options.selector = "s2026";
            options.canonicalization = form < 85 ? "relaxed/relaxed" : form < 95 ? "relaxed/simple" : "simple/simple";
            options.signedFields = {"from",        "to",         "subject",      "date",         "message-id",
                                    "in-reply-to", "references", "mime-version", "content-type", "list-unsubscribe",
                                    "from",        "subject"};
            corpus.ed25519 += signers.key(signer).isRsa() ? 0 : 1;
            message.octets.prepend(kit::signatureField(mail, signers.key(signer), options));
        }
        message.octets += mail;
        corpus.messages.push_back(std::move(message));
    }
    return corpus;
}

} // namespace waxseal::bench
