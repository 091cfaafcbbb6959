// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArray>

/// Generated mail for the benchmarks: 10 KB, five Received lines, marks of TES and SMTPsec, results of the own provider.
namespace waxseal::bench {

inline QByteArray message(int number)
{
    const QByteArray n = QByteArray::number(number);
    QByteArray mail = "Return-Path: <anna@company.example>\r\n"
                      "Delivered-To: bert@own.example\r\n"
                      "Received: from mx.own.example (mx.own.example [10.1.2.3])\r\n"
                      "\tby store.own.example with LMTP id 4XyZ0abc"
        + n
        + "; Fri, 20 Nov 2026 12:04:33 +0000\r\n"
          "X-TES-Member: yes; domain=company.example\r\n"
          "X-TES-TLS: version=TLSv1.3; cipher=TLS_AES_256_GCM_SHA384\r\n"
          "SMTPsec-Used:\r\n"
          "Authentication-Results: mx.own.example;\r\n"
          "\tdkim=pass (2048-bit key) header.d=company.example header.i=@company.example header.b=\"a1B2c3D4\";\r\n"
          "\tspf=pass smtp.mailfrom=anna@company.example;\r\n"
          "\tdmarc=pass (p=REJECT sp=NONE dis=NONE) header.from=company.example\r\n"
          "Received: from localhost (localhost [127.0.0.1])\r\n"
          "\tby mx.own.example (Postfix) with ESMTP id 4XyZ0abd"
        + n
        + "\r\n"
          "\tfor <bert@own.example>; Fri, 20 Nov 2026 12:04:32 +0000 (UTC)\r\n"
          "Received: from mail.company.example (mail.company.example [192.0.2.10])\r\n"
          "\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)\r\n"
          "\t key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256)\r\n"
          "\t(No client certificate requested)\r\n"
          "\tby mx.own.example (Postfix) with ESMTPS id 4XyZ0abe"
        + n
        + "\r\n"
          "\tfor <bert@own.example>; Fri, 20 Nov 2026 12:04:31 +0000 (UTC)\r\n"
          "Received: from app.company.example (unknown [198.51.100.7])\r\n"
          "\tby mail.company.example (Postfix) with ESMTPSA id 4XyZ0abf"
        + n
        + ";\r\n"
          "\tFri, 20 Nov 2026 12:04:30 +0000 (UTC)\r\n"
          "Received: by app.company.example with HTTP; Fri, 20 Nov 2026 12:04:29 +0000\r\n"
          "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=company.example; s=s1; t=1795176270;\r\n"
          "\th=from:to:subject:date:message-id:mime-version:content-type; "
          "bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;\r\n"
          "\tb=dzdVyOfAKCdLXdJOc9G2q8LoXSlEniSbav+"
          "yuU4zGeeruD00lszZVoG4ZHRNiYzR0Vw0vUpqVZ4xZ0WQJkqsZ0kW0oB2q5X6bqU1p0Xc0aYb\r\n"
          "From: \"Anna Berg\" <anna@company.example>\r\n"
          "To: \"Bert\" <bert@own.example>\r\n"
          "Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?= number "
        + n
        + "\r\n"
          "Date: Fri, 20 Nov 2026 13:04:28 +0100\r\n"
          "Message-ID: <"
        + n
        + "@company.example>\r\n"
          "MIME-Version: 1.0\r\n"
          "Content-Type: text/plain; charset=utf-8\r\n"
          "Content-Transfer-Encoding: 8bit\r\n"
          "User-Agent: bench/1.0\r\n"
          "X-Mailer: bench\r\n"
          "List-Unsubscribe: <https://company.example/unsubscribe?x="
        + n
        + ">\r\n"
          "\r\n";
    while (mail.size() < 10 * 1024)
        mail += "The quick brown fox jumps over the lazy dog; the dog does not mind, for it is Friday.\r\n";
    return mail;
}

} // namespace waxseal::bench
