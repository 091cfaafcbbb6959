// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/received/boundary.h"

/// A received message as a value: one boundary hop at mx.own.example, fields above and below it, an author.
namespace waxseal::kit {

struct Mail {
    QByteArray above; ///< header fields that the own provider added
    QByteArray below; ///< header fields that came with the message
    QByteArray from = "a@company.example";
    QByteArray peer = "mail.company.example (mail.company.example [192.0.2.10])";
    QByteArray tls = "(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)) ";
    QByteArray with = "ESMTPS";
    QByteArray boundaryHost = "mx.own.example";

    QByteArray octets() const
    {
        return above + "Received: from " + peer + "\r\n\t" + tls + "by " + boundaryHost + " (Postfix) with " + with
            + " id 4AB; Fri, 20 Nov 2026 12:04:31 +0000 (UTC)\r\n" + below + "From: " + from
            + "\r\nSubject: x\r\n\r\nText\r\n";
    }
};

/// The header and journey of a mail under an own provider whose host is mx.own.example.
struct ReadMail {
    explicit ReadMail(const Mail &mail, bool ownProviderKnown = true)
        : octets(mail.octets()), header(message::Header::parse(octets).value())
    {
        received::OwnProvider own;
        if (ownProviderKnown)
            own.addHostText(mail.boundaryHost, received::Source::Person);
        journey = received::trace(header, own);
    }
    ReadMail(const ReadMail &) = delete;

    QByteArray octets;
    message::Header header;
    received::Journey journey;
};

inline DomainName name(QByteArrayView text)
{
    return DomainName::parse(text).value();
}

} // namespace waxseal::kit
