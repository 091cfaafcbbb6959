<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>Words</name>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Stated</source>
        <translation>Behauptet</translation>
    </message>
    <message>
        <source>Nothing to report</source>
        <translation>Nichts zu melden</translation>
    </message>
    <message>
        <source>Could not check</source>
        <translation>Nicht prüfbar</translation>
    </message>
    <message>
        <source>Contradicted</source>
        <translation>Widerlegt</translation>
    </message>
    <message>
        <source>Marked as SMTPsec, but the sender&apos;s domain offers none.</source>
        <translation>Mit SMTPsec-Vermerk, aber die Absender-Domain bietet SMTPsec nicht an.</translation>
    </message>
    <message>
        <source>The sender&apos;s SMTPsec records fail their DNSSEC check.</source>
        <translation>Die SMTPsec-Einträge des Absenders bestehen die DNSSEC-Prüfung nicht.</translation>
    </message>
    <message>
        <source>Your provider&apos;s SMTPsec records fail their DNSSEC check.</source>
        <translation>Die SMTPsec-Einträge Ihres Providers bestehen die DNSSEC-Prüfung nicht.</translation>
    </message>
    <message>
        <source>Marked as TES, but the sender&apos;s domain is no member.</source>
        <translation>Mit TES-Vermerk, aber die Absender-Domain ist kein Mitglied.</translation>
    </message>
    <message>
        <source>The sender&apos;s TES records fail their DNSSEC check.</source>
        <translation>Die TES-Einträge des Absenders bestehen die DNSSEC-Prüfung nicht.</translation>
    </message>
    <message>
        <source>Your provider&apos;s TES records fail their DNSSEC check.</source>
        <translation>Die TES-Einträge Ihres Providers bestehen die DNSSEC-Prüfung nicht.</translation>
    </message>
    <message>
        <source>Marked as TES, but the connection breaks TES rules.</source>
        <translation>Mit TES-Vermerk, aber die Verbindung bricht TES-Regeln.</translation>
    </message>
    <message>
        <source>Marked as TES, but not signed by the sender&apos;s domain.</source>
        <translation>Mit TES-Vermerk, aber nicht von der Absender-Domain signiert.</translation>
    </message>
    <message>
        <source>TES mark and server describe this connection differently.</source>
        <translation>TES-Vermerk und Server beschreiben diese Verbindung verschieden.</translation>
    </message>
    <message>
        <source>Cannot tell how this mail travelled: no trace lines.</source>
        <translation>Der Weg dieser Mail ist unklar: keine Transportzeilen.</translation>
    </message>
    <message>
        <source>Cannot tell: no known server of your provider delivered it.</source>
        <translation>Unklar: Kein bekannter Server Ihres Providers hat sie zugestellt.</translation>
    </message>
    <message>
        <source>Cannot tell: a trace line could not be read.</source>
        <translation>Unklar: Eine Transportzeile ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Cannot tell: a server claims your provider&apos;s name without proof.</source>
        <translation>Unklar: Ein Server nennt sich unbewiesen wie Ihr Provider.</translation>
    </message>
    <message>
        <source>Cannot tell: your provider&apos;s trace lines have a gap.</source>
        <translation>Unklar: Die Transportzeilen Ihres Providers haben eine Lücke.</translation>
    </message>
    <message>
        <source>This mail never left your provider.</source>
        <translation>Diese Mail hat Ihren Provider nie verlassen.</translation>
    </message>
    <message>
        <source>Your provider confirmed: it came from %1.</source>
        <translation>Ihr Provider hat bestätigt: Die Mail kam von %1.</translation>
    </message>
    <message>
        <source>Your provider confirmed the signature of %1.</source>
        <translation>Ihr Provider hat die Signatur von %1 bestätigt.</translation>
    </message>
    <message>
        <source>Handed over by %1 itself, using SMTPsec.</source>
        <translation>Von %1 selbst übergeben, mit SMTPsec.</translation>
    </message>
    <message>
        <source>Signed by %1, not by the sender&apos;s domain.</source>
        <translation>Signiert von %1, nicht von der Domain des Absenders.</translation>
    </message>
    <message>
        <source>Your provider found no proof that %1 sent it.</source>
        <translation>Ihr Provider fand keinen Beleg, dass %1 sie gesendet hat.</translation>
    </message>
    <message>
        <source>Failed the sender check that %1 asks for.</source>
        <translation>Hat die Absenderprüfung nicht bestanden, die %1 verlangt.</translation>
    </message>
    <message>
        <source>Not checked: your provider got no answer from DNS.</source>
        <translation>Nicht geprüft: Ihr Provider bekam vom DNS keine Antwort.</translation>
    </message>
    <message numerus="yes">
        <source>Written in the name of %n people: not checked.</source>
        <translation>
            <numerusform>Im Namen von %n Person geschrieben: nicht geprüft.</numerusform>
            <numerusform>Im Namen von %n Personen geschrieben: nicht geprüft.</numerusform>
        </translation>
    </message>
    <message>
        <source>Names no sender that can be checked.</source>
        <translation>Nennt keinen Absender, der sich prüfen lässt.</translation>
    </message>
    <message>
        <source>The sender&apos;s address can be read in several ways.</source>
        <translation>Die Adresse des Absenders lässt sich verschieden lesen.</translation>
    </message>
    <message>
        <source>Encrypted on the last leg to your provider (version unknown).</source>
        <translation>Auf der letzten Strecke zu Ihrem Provider verschlüsselt (Version unbekannt).</translation>
    </message>
    <message>
        <source>Encrypted on the last leg to your provider (%1).</source>
        <translation>Auf der letzten Strecke zu Ihrem Provider verschlüsselt (%1).</translation>
    </message>
    <message>
        <source>Encrypted with outdated %1.</source>
        <translation>Verschlüsselt mit veraltetem %1.</translation>
    </message>
    <message>
        <source>Encrypted with a cipher that is known to be weak.</source>
        <translation>Verschlüsselt mit einem Verfahren, das als schwach bekannt ist.</translation>
    </message>
    <message>
        <source>Arrived over TLS that encrypts nothing, like a postcard.</source>
        <translation>Kam über TLS ohne Verschlüsselung an, wie eine Postkarte.</translation>
    </message>
    <message>
        <source>Arrived unencrypted, like a postcard.</source>
        <translation>Kam unverschlüsselt an, wie eine Postkarte.</translation>
    </message>
    <message>
        <source>Cannot tell: your provider&apos;s server does not record encryption.</source>
        <translation>Unklar: Der Server Ihres Providers hält Verschlüsselung nicht fest.</translation>
    </message>
    <message>
        <source>Content neither end-to-end encrypted nor signed.</source>
        <translation>Inhalt weder Ende-zu-Ende-verschlüsselt noch signiert.</translation>
    </message>
    <message>
        <source>Encrypted with OpenPGP; not opened here.</source>
        <translation>Mit OpenPGP verschlüsselt; hier nicht geöffnet.</translation>
    </message>
    <message>
        <source>Encrypted with S/MIME; not opened here.</source>
        <translation>Mit S/MIME verschlüsselt; hier nicht geöffnet.</translation>
    </message>
    <message>
        <source>Carries an OpenPGP signature; not checked here.</source>
        <translation>Trägt eine OpenPGP-Signatur; hier nicht geprüft.</translation>
    </message>
    <message>
        <source>Carries an S/MIME signature; not checked here.</source>
        <translation>Trägt eine S/MIME-Signatur; hier nicht geprüft.</translation>
    </message>
    <message>
        <source>Not checked: its parts are nested too deeply.</source>
        <translation>Nicht geprüft: Die Teile der Mail sind zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>Not checked: it has too many parts.</source>
        <translation>Nicht geprüft: Die Mail hat zu viele Teile.</translation>
    </message>
    <message>
        <source>Not checked: the mail is larger than 64 MiB.</source>
        <translation>Nicht geprüft: Die Mail ist größer als 64 MiB.</translation>
    </message>
    <message>
        <source>Not checked: the mail could not be read again.</source>
        <translation>Nicht geprüft: Die Mail ließ sich nicht erneut lesen.</translation>
    </message>
    <message>
        <source>Carries a TES mark; who wrote it is unknown.</source>
        <translation>Trägt einen TES-Vermerk; wer ihn schrieb, ist unbekannt.</translation>
    </message>
    <message>
        <source>TES mark ignored: it came with the mail.</source>
        <translation>TES-Vermerk ignoriert: Er kam mit der Mail.</translation>
    </message>
    <message>
        <source>TES mark ignored: your provider is no TES member.</source>
        <translation>TES-Vermerk ignoriert: Ihr Provider ist kein TES-Mitglied.</translation>
    </message>
    <message>
        <source>TES mark ignored: it cannot be read.</source>
        <translation>TES-Vermerk ignoriert: Er ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Carries a TES mark; your own domain is not known.</source>
        <translation>Trägt einen TES-Vermerk; Ihre eigene Domain ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Sent through two providers that follow the TES rules.</source>
        <translation>Über zwei Provider gesendet, die den TES-Regeln folgen.</translation>
    </message>
    <message>
        <source>Marked as TES; the sender&apos;s membership is not provable.</source>
        <translation>Mit TES-Vermerk; die Mitgliedschaft des Absenders ist nicht beweisbar.</translation>
    </message>
    <message>
        <source>Marked as TES, but not for this sender&apos;s domain.</source>
        <translation>Mit TES-Vermerk, aber nicht für die Domain dieses Absenders.</translation>
    </message>
    <message>
        <source>Marked as TES; its connection could not be rated.</source>
        <translation>Mit TES-Vermerk; die Verbindung ließ sich nicht bewerten.</translation>
    </message>
    <message>
        <source>TES not checked: no answer about your provider.</source>
        <translation>TES nicht geprüft: keine Antwort zu Ihrem Provider.</translation>
    </message>
    <message>
        <source>TES not checked: no answer about the sender&apos;s domain.</source>
        <translation>TES nicht geprüft: keine Antwort zur Domain des Absenders.</translation>
    </message>
    <message>
        <source>TES not checked: no answer in time.</source>
        <translation>TES nicht geprüft: keine rechtzeitige Antwort.</translation>
    </message>
    <message>
        <source>Carries an SMTPsec mark; who wrote it is unknown.</source>
        <translation>Trägt einen SMTPsec-Vermerk; wer ihn schrieb, ist unbekannt.</translation>
    </message>
    <message>
        <source>SMTPsec mark ignored: it came with the mail.</source>
        <translation>SMTPsec-Vermerk ignoriert: Er kam mit der Mail.</translation>
    </message>
    <message>
        <source>SMTPsec mark ignored: your provider does not offer SMTPsec.</source>
        <translation>SMTPsec-Vermerk ignoriert: Ihr Provider bietet kein SMTPsec an.</translation>
    </message>
    <message>
        <source>Carries an SMTPsec mark; your own domain is not known.</source>
        <translation>Trägt einen SMTPsec-Vermerk; Ihre eigene Domain ist nicht bekannt.</translation>
    </message>
    <message>
        <source>SMTPsec mark ignored: it has the wrong form.</source>
        <translation>SMTPsec-Vermerk ignoriert: Er hat die falsche Form.</translation>
    </message>
    <message>
        <source>Came by SMTPsec from the sender&apos;s own provider.</source>
        <translation>Kam über SMTPsec vom eigenen Provider des Absenders.</translation>
    </message>
    <message>
        <source>SMTPsec not checked: no answer about your provider.</source>
        <translation>SMTPsec nicht geprüft: keine Antwort zu Ihrem Provider.</translation>
    </message>
    <message>
        <source>SMTPsec not checked: no answer about the sender&apos;s domain.</source>
        <translation>SMTPsec nicht geprüft: keine Antwort zur Domain des Absenders.</translation>
    </message>
    <message>
        <source>SMTPsec not checked: no answer in time.</source>
        <translation>SMTPsec nicht geprüft: keine rechtzeitige Antwort.</translation>
    </message>
    <message>
        <source>Came in by the rules of SecureMail.</source>
        <translation>Kam nach den Regeln von SecureMail an.</translation>
    </message>
    <message>
        <source>Would not qualify for SecureMail: not encrypted.</source>
        <translation>Entspricht nicht den SecureMail-Regeln: nicht verschlüsselt.</translation>
    </message>
    <message>
        <source>Would not qualify for SecureMail: cipher below its minimum.</source>
        <translation>Entspricht nicht den SecureMail-Regeln: Verschlüsselung unter dem Minimum.</translation>
    </message>
    <message>
        <source>Would not qualify for SecureMail: SPF did not pass.</source>
        <translation>Entspricht nicht den SecureMail-Regeln: SPF nicht bestanden.</translation>
    </message>
    <message>
        <source>Would not qualify for SecureMail: Sender ID did not pass.</source>
        <translation>Entspricht nicht den SecureMail-Regeln: Sender ID nicht bestanden.</translation>
    </message>
    <message>
        <source>Would not qualify for SecureMail: SPF lacks -all.</source>
        <translation>Entspricht nicht den SecureMail-Regeln: SPF ohne -all.</translation>
    </message>
    <message>
        <source>Would not qualify for SecureMail: Sender ID lacks -all.</source>
        <translation>Entspricht nicht den SecureMail-Regeln: Sender ID ohne -all.</translation>
    </message>
    <message>
        <source>Taken in by a host that calls itself SecureMail.</source>
        <translation>Angenommen von einem Server, der sich SecureMail nennt.</translation>
    </message>
    <message>
        <source>SecureMail not checked: how it came in is unknown.</source>
        <translation>SecureMail nicht geprüft: Wie die Mail ankam, ist unbekannt.</translation>
    </message>
    <message>
        <source>SecureMail not checked: the cipher is not known.</source>
        <translation>SecureMail nicht geprüft: Das Verschlüsselungsverfahren ist unbekannt.</translation>
    </message>
    <message>
        <source>SecureMail not checked: no believable SPF or Sender ID result.</source>
        <translation>SecureMail nicht geprüft: kein glaubhaftes SPF- oder Sender-ID-Ergebnis.</translation>
    </message>
    <message>
        <source>SecureMail not checked: no answer about the sender&apos;s domain.</source>
        <translation>SecureMail nicht geprüft: keine Antwort zur Domain des Absenders.</translation>
    </message>
    <message>
        <source>SecureMail not checked: no answer in time.</source>
        <translation>SecureMail nicht geprüft: keine rechtzeitige Antwort.</translation>
    </message>
    <message>
        <source>Sent between two providers on the BSI TR-03108 list.</source>
        <translation>Zwischen zwei Providern der BSI-Liste TR-03108 gesendet.</translation>
    </message>
    <message>
        <source>Both providers are BSI-listed; this connection breaks the BSI rules.</source>
        <translation>Beide Provider sind BSI-gelistet; diese Verbindung bricht die BSI-Regeln.</translation>
    </message>
    <message>
        <source>BSI rules not checked: how it came in is unknown.</source>
        <translation>BSI-Regeln nicht geprüft: Wie die Mail ankam, ist unbekannt.</translation>
    </message>
    <message>
        <source>BSI rules not checked: the cipher is not known.</source>
        <translation>BSI-Regeln nicht geprüft: Das Verschlüsselungsverfahren ist unbekannt.</translation>
    </message>
    <message>
        <source>%1: there is no such file; check the path.</source>
        <translation>%1: Diese Datei gibt es nicht; prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>%1: you may not read this file; ask its owner.</source>
        <translation>%1: Sie dürfen diese Datei nicht lesen; fragen Sie den Eigentümer.</translation>
    </message>
    <message>
        <source>%1: the system could not read it (%2); try again.</source>
        <translation>%1: Das System konnte die Datei nicht lesen (%2); versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>%1: the file is empty; there is nothing to judge.</source>
        <translation>%1: Die Datei ist leer; es gibt nichts zu beurteilen.</translation>
    </message>
    <message>
        <source>%1: no mail in this folder; name a file, a Maildir or a folder of .eml files.</source>
        <translation>%1: keine Mail in diesem Ordner; nennen Sie eine Datei, ein Maildir oder einen Ordner mit .eml-Dateien.</translation>
    </message>
    <message>
        <source>%1: this is no file that can hold mail; name another.</source>
        <translation>%1: Diese Datei kann keine Mails enthalten; nennen Sie eine andere.</translation>
    </message>
    <message>
        <source>%1: cannot be read; check the path.</source>
        <translation>%1: nicht lesbar; prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>%1: larger than a zone file may be here (16 MiB).</source>
        <translation>%1: größer, als eine Zonendatei hier sein darf (16 MiB).</translation>
    </message>
    <message>
        <source>%1: this is no zone file; it needs an SOA record with a full name.</source>
        <translation>%1: Das ist keine Zonendatei; sie braucht einen SOA-Eintrag mit vollständigem Namen.</translation>
    </message>
    <message>
        <source>%1: this is no trust anchor; it needs DS or DNSKEY records and nothing else.</source>
        <translation>%1: Das ist kein Vertrauensanker; er braucht DS- oder DNSKEY-Einträge und sonst nichts.</translation>
    </message>
    <message>
        <source>%1: the name of this file has quotes or control characters; rename it.</source>
        <translation>%1: Der Name dieser Datei enthält Anführungs- oder Steuerzeichen; benennen Sie sie um.</translation>
    </message>
    <message>
        <source>%1: there is another file for the same zone; name only one.</source>
        <translation>%1: Es gibt noch eine Datei für dieselbe Zone; nennen Sie nur eine.</translation>
    </message>
    <message>
        <source>%1: larger than a list of providers may be (1 MiB).</source>
        <translation>%1: größer, als eine Providerliste sein darf (1 MiB).</translation>
    </message>
    <message>
        <source>%1: this list of providers is not JSON; see the manual page.</source>
        <translation>%1: Diese Providerliste ist kein JSON; siehe Handbuchseite.</translation>
    </message>
    <message>
        <source>%1: this list of providers has no date; see the manual page.</source>
        <translation>%1: Diese Providerliste hat kein Datum; siehe Handbuchseite.</translation>
    </message>
    <message>
        <source>%1: this list of providers names no source; see the manual page.</source>
        <translation>%1: Diese Providerliste nennt keine Quelle; siehe Handbuchseite.</translation>
    </message>
    <message>
        <source>%1: a provider in this list has no name or a bad domain; see the manual page.</source>
        <translation>%1: Ein Provider in dieser Liste hat keinen Namen oder eine ungültige Domain; siehe Handbuchseite.</translation>
    </message>
    <message>
        <source>%1 %2: not understood; expected: %3</source>
        <translation>%1 %2: nicht verstanden; erwartet: %3</translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;; waxseal --help lists them.</source>
        <translation>Es gibt keinen Befehl &quot;%1&quot;; waxseal --help nennt alle.</translation>
    </message>
    <message>
        <source>Name at least one mail, folder, Maildir or mbox, or - for standard input; waxseal inspect --help says more.</source>
        <translation>Nennen Sie mindestens eine Mail, einen Ordner, ein Maildir oder eine mbox, oder - für die Standardeingabe; mehr sagt waxseal inspect --help.</translation>
    </message>
    <message>
        <source>%1 and %2 do not go together; leave one out.</source>
        <translation>%1 und %2 passen nicht zusammen; lassen Sie eines weg.</translation>
    </message>
    <message>
        <source>Still waiting for DNS …</source>
        <translation>Warte noch auf DNS …</translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) judged</source>
        <translation>
            <numerusform>%n Mail beurteilt</numerusform>
            <numerusform>%n Mails beurteilt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not readable</source>
        <translation>
            <numerusform>%n nicht lesbar</numerusform>
            <numerusform>%n nicht lesbar</numerusform>
        </translation>
    </message>
    <message>
        <source>Your provider is not known, so nothing that a mail says of itself can be believed. Name it: --own-domain, --own-host.</source>
        <translation>Ihr Provider ist nicht bekannt; deshalb lässt sich nichts glauben, was eine Mail über sich selbst sagt. Nennen Sie ihn: --own-domain, --own-host.</translation>
    </message>
    <message>
        <source>%1 wrote the topmost line of %2 of %3 mails. If it is your provider&apos;s: --own-host %1</source>
        <translation>%1 schrieb die oberste Zeile in %2 von %3 Mails. Falls er zu Ihrem Provider gehört: --own-host %1</translation>
    </message>
    <message>
        <source>The demonstration: invented mail under invented, signed DNS zones; nothing leaves this computer.</source>
        <translation>Die Vorführung: erfundene Mails unter erfundenen, signierten DNS-Zonen; nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Mailbox at %1</source>
        <translation>Postfach bei %1</translation>
    </message>
    <message>
        <source>Imported mail, provider not known</source>
        <translation>Importierte Mails, Provider nicht bekannt</translation>
    </message>
    <message>
        <source>One mail of each kind, explained</source>
        <translation>Eine Mail jeder Art, erklärt</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Way in</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>The way, last server first</source>
        <translation>Der Weg, letzter Server zuerst</translation>
    </message>
    <message>
        <source>several readings</source>
        <translation>mehrere Lesarten</translation>
    </message>
    <message>
        <source>One JSON object per mail, one per line.</source>
        <translation>Ein JSON-Objekt je Mail, eines je Zeile.</translation>
    </message>
    <message>
        <source>Answer DNS from this zone file and from nothing outside the files given. Repeatable.</source>
        <translation>DNS-Antworten nur aus dieser Zonendatei nehmen, nichts von außerhalb der angegebenen Dateien. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>DS or DNSKEY records in zone-file form, instead of the built-in root anchor.</source>
        <translation>DS- oder DNSKEY-Einträge im Format einer Zonendatei, anstelle des eingebauten Ankers der Root-Zone.</translation>
    </message>
    <message>
        <source>Ask this resolver and validate here; port 853 or #NAME means DNS over TLS.</source>
        <translation>Diesen Resolver fragen und hier validieren; Port 853 oder #NAME bedeutet DNS über TLS.</translation>
    </message>
    <message>
        <source>No network at all.</source>
        <translation>Gar kein Netz.</translation>
    </message>
    <message>
        <source>Judge as of this time instead of the clock&apos;s.</source>
        <translation>Nach dem Stand dieser Zeit beurteilen statt nach der Uhr.</translation>
    </message>
    <message>
        <source>Your own mail domain. The hosts of its DNSSEC-validated MX records are then known as your provider&apos;s.</source>
        <translation>Ihre eigene Mail-Domain. Die Server ihrer durch DNSSEC bestätigten MX-Einträge gelten dann als die Ihres Providers.</translation>
    </message>
    <message>
        <source>A host, .suffix or address block of your provider. Repeatable.</source>
        <translation>Ein Server, eine .Endung oder ein Adressblock Ihres Providers. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>The name under which your provider writes Authentication-Results. Repeatable.</source>
        <translation>Der Name, unter dem Ihr Provider Authentication-Results schreibt. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>Parallel work; default: the number of cores.</source>
        <translation>Wie viele Mails zugleich; Vorgabe: die Zahl der Kerne.</translation>
    </message>
    <message>
        <source>Exit status 1 when sender, way in or content has this outcome.</source>
        <translation>Rückgabewert 1, wenn Absender, Eingang oder Inhalt einer Mail dieses Ergebnis hat.</translation>
    </message>
    <message>
        <source>Judge the built-in demonstration mailbox.</source>
        <translation>Das eingebaute Vorführ-Postfach beurteilen.</translation>
    </message>
    <message>
        <source>A newer list of providers certified under BSI TR-03108.</source>
        <translation>Eine neuere Liste der nach BSI TR-03108 zertifizierten Provider.</translation>
    </message>
    <message>
        <source>The domain that vouches for TES members.</source>
        <translation>Die Domain, die für TES-Mitglieder bürgt.</translation>
    </message>
    <message>
        <source>The header field in which your provider marks mail from TES members.</source>
        <translation>Das Kopffeld, in dem Ihr Provider Mails von TES-Mitgliedern kennzeichnet.</translation>
    </message>
    <message>
        <source>The header field in which your provider writes TLS version and cipher.</source>
        <translation>Das Kopffeld, in das Ihr Provider TLS-Version und Verschlüsselungsverfahren schreibt.</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>DATEI</translation>
    </message>
    <message>
        <source>TIME</source>
        <translation>ZEIT</translation>
    </message>
    <message>
        <source>DOMAIN</source>
        <translation>DOMAIN</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>N</source>
        <translation>ZAHL</translation>
    </message>
    <message>
        <source>OUTCOME</source>
        <translation>ERGEBNIS</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>KENNUNG</translation>
    </message>
    <message>
        <source>ADDR[@PORT][#NAME]</source>
        <translation>ADRESSE[@PORT][#NAME]</translation>
    </message>
    <message>
        <source>An .eml file, a folder of them, a Maildir, an mbox, or - for standard input.</source>
        <translation>Eine .eml-Datei, ein Ordner davon, ein Maildir, eine mbox, oder - für die Standardeingabe.</translation>
    </message>
    <message>
        <source>Header line %1 (%2)</source>
        <translation>Kopfzeile %1 (%2)</translation>
    </message>
    <message>
        <source>%1: missed: %2</source>
        <translation>%1: nicht erfüllt: %2</translation>
    </message>
    <message>
        <source>%1: not rated: %2</source>
        <translation>%1: nicht bewertet: %2</translation>
    </message>
    <message>
        <source>%1: the connection meets them</source>
        <translation>%1: von der Verbindung erfüllt</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot;, written by your provider</source>
        <translation>%1: „%2“, von Ihrem Provider geschrieben</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot;, came with the mail – ignored</source>
        <translation>%1: „%2“, kam von außen mit der Mail – ignoriert</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot;, writer unknown – ignored</source>
        <translation>%1: „%2“, Schreiber unbekannt – ignoriert</translation>
    </message>
    <message>
        <source>%1, written by %2: %3</source>
        <translation>%1, geschrieben von %2: %3</translation>
    </message>
    <message>
        <source>%1 is your provider&apos;s: %2</source>
        <translation>%1 gehört zu Ihrem Provider: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The connection used throw-away keys: whoever steals the server&apos;s key later cannot open recordings (forward secrecy).</source>
        <translation>Die Verbindung nutzte Wegwerfschlüssel: Wer später den Schlüssel des Servers stiehlt, kann Aufzeichnungen damit nicht öffnen (Forward Secrecy).</translation>
    </message>
    <message>
        <source>Whoever gets the server&apos;s key can open recordings of this connection (no forward secrecy).</source>
        <translation>Wer den Schlüssel des Servers bekommt, kann Aufzeichnungen dieser Verbindung öffnen (keine Forward Secrecy).</translation>
    </message>
    <message>
        <source>Forward secrecy: not rated, the cipher is not known.</source>
        <translation>Forward Secrecy: nicht bewertet, das Verschlüsselungsverfahren ist unbekannt.</translation>
    </message>
    <message>
        <source>The server showed no certificate: somebody on the way could have listened in.</source>
        <translation>Der Server zeigte kein Zertifikat: Jemand auf dem Weg hätte mitlesen können.</translation>
    </message>
    <message>
        <source>Rules of TES</source>
        <translation>Regeln von TES</translation>
    </message>
    <message>
        <source>Rules of BSI TR-03108-1 (2016)</source>
        <translation>Regeln von BSI TR-03108-1 (2016)</translation>
    </message>
    <message>
        <source>%1: writer unknown – ignored</source>
        <translation>%1: Schreiber unbekannt – ignoriert</translation>
    </message>
    <message>
        <source>%1: came with the mail – ignored</source>
        <translation>%1: kam von außen mit der Mail – ignoriert</translation>
    </message>
    <message>
        <source>%1: not under your provider&apos;s name – ignored</source>
        <translation>%1: nicht unter dem Namen Ihres Providers – ignoriert</translation>
    </message>
    <message>
        <source>%1: cannot be read – ignored</source>
        <translation>%1: nicht lesbar – ignoriert</translation>
    </message>
    <message>
        <source>Did this really come from %1?</source>
        <translation>Kam diese Mail wirklich von %1?</translation>
    </message>
    <message>
        <source>Did this really come from its sender?</source>
        <translation>Kam diese Mail wirklich von ihrem Absender?</translation>
    </message>
    <message>
        <source>The From line names %1</source>
        <translation>Die From-Zeile nennt %1</translation>
    </message>
    <message>
        <source>%1, written by your provider %2: %3</source>
        <translation>%1, geschrieben von Ihrem Provider %2: %3</translation>
    </message>
    <message>
        <source>This says nothing about who is behind that domain, nor that the content is true.</source>
        <translation>Das sagt nicht, wer hinter dieser Domain steht, und nicht, ob der Inhalt stimmt.</translation>
    </message>
    <message>
        <source>Was it encrypted on the last leg to your provider?</source>
        <translation>War die Mail auf der letzten Strecke zu Ihrem Provider verschlüsselt?</translation>
    </message>
    <message>
        <source>Could only the recipients read it, and who signed it?</source>
        <translation>Konnten nur die Empfänger sie lesen, und wer hat sie signiert?</translation>
    </message>
    <message>
        <source>The mail says so itself; nothing was decrypted and no signature was checked.</source>
        <translation>Das sagt die Mail selbst; nichts wurde entschlüsselt und keine Signatur geprüft.</translation>
    </message>
    <message>
        <source>Only a part of the mail is encrypted or signed.</source>
        <translation>Nur ein Teil der Mail ist verschlüsselt oder signiert.</translation>
    </message>
    <message>
        <source>inside your provider</source>
        <translation>innerhalb Ihres Providers</translation>
    </message>
    <message>
        <source>taken in by your provider</source>
        <translation>von Ihrem Provider angenommen</translation>
    </message>
    <message>
        <source>claimed</source>
        <translation>behauptet</translation>
    </message>
    <message>
        <source>not readable as a trace line</source>
        <translation>nicht als Transportzeile lesbar</translation>
    </message>
    <message>
        <source>a host that does not name itself</source>
        <translation>einem Server, der seinen Namen nicht nennt</translation>
    </message>
    <message>
        <source>noted by %1</source>
        <translation>notiert von %1</translation>
    </message>
    <message>
        <source>somebody without a name</source>
        <translation>jemandem ohne Namen</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 zu %2</translation>
    </message>
    <message>
        <source>encrypted, version not recorded</source>
        <translation>verschlüsselt, Version nicht angegeben</translation>
    </message>
    <message>
        <source>DNSSEC-validated</source>
        <translation>durch DNSSEC bestätigt</translation>
    </message>
    <message>
        <source>from a zone without DNSSEC</source>
        <translation>aus einer Zone ohne DNSSEC</translation>
    </message>
    <message>
        <source>fails its DNSSEC check</source>
        <translation>DNSSEC-Prüfung nicht bestanden</translation>
    </message>
    <message>
        <source>not there, proven by DNSSEC</source>
        <translation>nicht vorhanden, durch DNSSEC bewiesen</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>offline, as asked</source>
        <translation>offline, wie gewünscht</translation>
    </message>
    <message>
        <source>nobody answered in time</source>
        <translation>niemand antwortete rechtzeitig</translation>
    </message>
    <message>
        <source>the name server reports a failure</source>
        <translation>der Nameserver meldet einen Fehler</translation>
    </message>
    <message>
        <source>this network&apos;s resolver does not let DNSSEC through</source>
        <translation>der Resolver dieses Netzes lässt DNSSEC nicht durch</translation>
    </message>
    <message>
        <source>no encrypted connection to the right name server</source>
        <translation>keine verschlüsselte Verbindung zum richtigen Nameserver</translation>
    </message>
    <message>
        <source>the answer is too large</source>
        <translation>die Antwort ist zu groß</translation>
    </message>
    <message>
        <source>canceled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>a fault in Waxseal</source>
        <translation>ein Fehler in Waxseal</translation>
    </message>
    <message>
        <source>DNS: %1: no record, %2</source>
        <translation>DNS: %1: kein Eintrag, %2</translation>
    </message>
    <message>
        <source>DNS: %1: %2</source>
        <translation>DNS: %1: %2</translation>
    </message>
    <message>
        <source>DNS: %1: %2, %3</source>
        <translation>DNS: %1: %2, %3</translation>
    </message>
    <message>
        <source>encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>TLS 1.2 or later</source>
        <translation>TLS 1.2 oder neuer</translation>
    </message>
    <message>
        <source>forward secrecy</source>
        <translation>Forward Secrecy</translation>
    </message>
    <message>
        <source>a cipher without known weakness</source>
        <translation>ein Verfahren ohne bekannte Schwäche</translation>
    </message>
    <message>
        <source>a server that shows a certificate</source>
        <translation>ein Server, der ein Zertifikat zeigt</translation>
    </message>
    <message>
        <source>no TLS compression</source>
        <translation>keine TLS-Kompression</translation>
    </message>
    <message>
        <source>a Diffie-Hellman group of 2048 bits</source>
        <translation>eine Diffie-Hellman-Gruppe mit 2048 Bit</translation>
    </message>
    <message>
        <source>a Diffie-Hellman key exchange</source>
        <translation>ein Diffie-Hellman-Schlüsselaustausch</translation>
    </message>
    <message>
        <source>AES with 256 bits</source>
        <translation>AES mit 256 Bit</translation>
    </message>
    <message>
        <source>SHA-1 or better</source>
        <translation>SHA-1 oder besser</translation>
    </message>
    <message>
        <source>a cipher that BSI recommends</source>
        <translation>ein Verfahren, das das BSI empfiehlt</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>This is not a mail: it does not begin with header lines.</source>
        <translation>Das ist keine Mail: Sie beginnt nicht mit Kopfzeilen.</translation>
    </message>
    <message>
        <source>Not read: it has more than %1 header lines.</source>
        <translation>Nicht gelesen: Die Mail hat mehr als %1 Kopfzeilen.</translation>
    </message>
    <message>
        <source>Not read: its header is larger than %1 MiB.</source>
        <translation>Nicht gelesen: Der Kopf der Mail ist größer als %1 MiB.</translation>
    </message>
    <message>
        <source>named by you</source>
        <translation>von Ihnen genannt</translation>
    </message>
    <message>
        <source>MX record, DNSSEC-validated</source>
        <translation>MX-Eintrag, durch DNSSEC bestätigt</translation>
    </message>
    <message>
        <source>wrote the topmost line of many mails</source>
        <translation>schrieb die oberste Zeile vieler Mails</translation>
    </message>
    <message>
        <source>Own mail domain: %1</source>
        <translation>Eigene Mail-Domain: %1</translation>
    </message>
    <message>
        <source>Own host: %1 (%2)</source>
        <translation>Eigener Server: %1 (%2)</translation>
    </message>
    <message>
        <source>Own network: %1 (%2)</source>
        <translation>Eigenes Netz: %1 (%2)</translation>
    </message>
    <message>
        <source>Own results: Authentication-Results of %1 (%2)</source>
        <translation>Eigene Ergebnisse: Authentication-Results von %1 (%2)</translation>
    </message>
    <message>
        <source>MX records of %1: %2</source>
        <translation>MX-Einträge von %1: %2</translation>
    </message>
    <message>
        <source>postcard</source>
        <translation>Postkarte</translation>
    </message>
    <message>
        <source>outdated TLS</source>
        <translation>veraltetes TLS</translation>
    </message>
    <message>
        <source>weak cipher</source>
        <translation>schwach</translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s)</source>
        <translation>
            <numerusform>%n Mail</numerusform>
            <numerusform>%n Mails</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n mail(s)</source>
        <translation>
            <numerusform>%1 von %n Mail</numerusform>
            <numerusform>%1 von %n Mails</numerusform>
        </translation>
    </message>
    <message>
        <source>PATH…</source>
        <translation>PFAD…</translation>
    </message>
    <message>
        <source>This is no sign for or against the sender.</source>
        <translation>Das spricht weder für noch gegen den Absender.</translation>
    </message>
    <message>
        <source>A mistake of the sender&apos;s side can look the same. Ask the sender another way.</source>
        <translation>Ein Fehler auf der Seite des Absenders kann genauso aussehen. Fragen Sie auf anderem Weg nach.</translation>
    </message>
    <message>
        <source>Marked as SMTPsec, but the mail names no single sender.</source>
        <translation>Mit SMTPsec-Vermerk, aber die Mail nennt keinen einzelnen Absender.</translation>
    </message>
    <message>
        <source>Not checked: your provider&apos;s servers are not known.</source>
        <translation>Nicht geprüft: Die Server Ihres Providers sind nicht bekannt.</translation>
    </message>
    <message>
        <source>Your provider&apos;s sender check failed; forwarding can cause that.</source>
        <translation>Absenderprüfung Ihres Providers fehlgeschlagen; Weiterleitung kann das verursachen.</translation>
    </message>
    <message numerus="yes">
        <source>Has %n sender line(s): mail programs may show different ones.</source>
        <translation>
            <numerusform>Hat %n Absenderzeile: Mailprogramme zeigen womöglich verschiedene.</numerusform>
            <numerusform>Hat %n Absenderzeilen: Mailprogramme zeigen womöglich verschiedene.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sender&apos;s provider is BSI-listed; unproven that its server sent this.</source>
        <translation>Absender-Provider ist BSI-gelistet; unbewiesen, dass sein Server dies sandte.</translation>
    </message>
    <message>
        <source>standard input</source>
        <translation>Standardeingabe</translation>
    </message>
    <message>
        <source>Name a command; waxseal --help lists them.</source>
        <translation>Nennen Sie einen Befehl; waxseal --help nennt alle.</translation>
    </message>
    <message>
        <source>There is no option &quot;%1&quot; here; --help lists them.</source>
        <translation>Die Option &quot;%1&quot; gibt es hier nicht; --help nennt alle.</translation>
    </message>
    <message>
        <source>An option lacks its value, or has one that it does not take; --help lists them.</source>
        <translation>Einer Option fehlt ihr Wert, oder sie hat einen, den sie nicht nimmt; --help nennt alle.</translation>
    </message>
    <message numerus="yes">
        <source>--only %1: there are only %n mail(s); name a number of the table.</source>
        <translation>
            <numerusform>--only %1: Es gibt nur %n Mail; nennen Sie eine Nummer der Tabelle.</numerusform>
            <numerusform>--only %1: Es gibt nur %n Mails; nennen Sie eine Nummer der Tabelle.</numerusform>
        </translation>
    </message>
    <message>
        <source>One of them in full: add --only and its number.</source>
        <translation>Eine davon ausführlich: --only und ihre Nummer anhängen.</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(keiner)</translation>
    </message>
    <message>
        <source>Explain this mail of several in full, by its number in the table.</source>
        <translation>Von mehreren Mails diese ausführlich erklären, nach ihrer Nummer in der Tabelle.</translation>
    </message>
    <message>
        <source>This text.</source>
        <translation>Dieser Text.</translation>
    </message>
    <message>
        <source>Usage: waxseal inspect [OPTION…] PATH…</source>
        <translation>Aufruf: waxseal inspect [OPTION…] PFAD…</translation>
    </message>
    <message>
        <source>Judges received mail: who sent it, how it came in, who could read it.
Outcomes: confirmed, stated, nothing, unchecked, contradicted.
Exit status: 0 done, 1 --fail-on was met, 2 wrong usage, 3 something could not be read (the rest was judged;
also when --fail-on was met).</source>
        <translation>Beurteilt empfangene Mail: wer sie gesendet hat, wie sie ankam, wer sie lesen konnte.
Ergebnisse: confirmed (bestätigt), stated (behauptet), nothing (nichts zu melden), unchecked (nicht prüfbar),
contradicted (widerlegt).
Rückgabewert: 0 fertig, 1 --fail-on traf zu, 2 falscher Aufruf, 3 etwas war nicht lesbar (der Rest wurde beurteilt;
auch wenn --fail-on zutraf).</translation>
    </message>
    <message numerus="yes">
        <source>%n Received line(s) below came with the mail and are claims.</source>
        <translation>
            <numerusform>%n Received-Zeile darunter kam mit der Mail und ist eine Behauptung.</numerusform>
            <numerusform>%n Received-Zeilen darunter kamen mit der Mail und sind Behauptungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 gives itself a name of your provider; neither its address nor DNS proves it.</source>
        <translation>%1 gibt sich einen Namen Ihres Providers; weder seine Adresse noch DNS beweist das.</translation>
    </message>
    <message numerus="yes">
        <source>Your provider wrote all %n Received line(s); none names a server outside.</source>
        <translation>
            <numerusform>Ihr Provider hat die eine Received-Zeile geschrieben; sie nennt keinen Server außerhalb (%n Zeile).</numerusform>
            <numerusform>Ihr Provider hat alle %n Received-Zeilen geschrieben; keine nennt einen Server außerhalb.</numerusform>
        </translation>
    </message>
    <message>
        <source>TLS before 1.2 is retired (RFC 8996).</source>
        <translation>TLS vor 1.2 ist aus dem Verkehr gezogen (RFC 8996).</translation>
    </message>
    <message>
        <source>%1 is one of the ciphers that the TES rules forbid.</source>
        <translation>%1 gehört zu den Verfahren, die die TES-Regeln verbieten.</translation>
    </message>
    <message>
        <source>TES members according to %1: %2 and %3</source>
        <translation>TES-Mitglieder laut %1: %2 und %3</translation>
    </message>
    <message>
        <source>TES asks for a signature of the sender&apos;s domain; your provider reports no check of one.</source>
        <translation>TES verlangt eine Signatur der Absenderdomain; Ihr Provider meldet keine Prüfung davon.</translation>
    </message>
    <message>
        <source>BSI list of %1, source: %2</source>
        <translation>BSI-Liste vom %1, Quelle: %2</translation>
    </message>
    <message>
        <source>Others on the last leg could read it. Earlier legs are not known.</source>
        <translation>Andere auf der letzten Strecke konnten sie lesen. Frühere Strecken sind nicht bekannt.</translation>
    </message>
    <message>
        <source>This is no sign for or against the way it came.</source>
        <translation>Das spricht weder für noch gegen den Weg, auf dem sie kam.</translation>
    </message>
    <message>
        <source>Earlier legs are not known, nor whether the sender checked a certificate. Your provider and the sender&apos;s can read the mail.</source>
        <translation>Frühere Strecken sind nicht bekannt, auch nicht, ob der Absender ein Zertifikat geprüft hat. Ihr Provider und der des Absenders können die Mail lesen.</translation>
    </message>
    <message>
        <source>Your provider can read the mail.</source>
        <translation>Ihr Provider kann die Mail lesen.</translation>
    </message>
    <message>
        <source>A mistake of a provider can look the same.</source>
        <translation>Ein Fehler eines Providers kann genauso aussehen.</translation>
    </message>
    <message>
        <source>The From line also names %1</source>
        <translation>Die From-Zeile nennt auch %1</translation>
    </message>
    <message>
        <source>The name beside it looks like another address: %1</source>
        <translation>Der Name daneben sieht aus wie eine andere Adresse: %1</translation>
    </message>
    <message>
        <source>Mailing lists and forwarding break this check; a forged sender looks the same.</source>
        <translation>Mailinglisten und Weiterleitungen lassen diese Prüfung scheitern; ein vorgetäuschter Absender sieht genauso aus.</translation>
    </message>
    <message>
        <source>Subject, sender and recipients stay readable to every provider on the way.</source>
        <translation>Betreff, Absender und Empfänger bleiben für jeden Provider auf dem Weg lesbar.</translation>
    </message>
    <message>
        <source>Every provider on the way can read it.</source>
        <translation>Jeder Provider auf dem Weg kann sie lesen.</translation>
    </message>
    <message>
        <source>%1, asked %2</source>
        <translation>%1, gefragt %2</translation>
    </message>
    <message>
        <source>Cannot tell: a person at your provider handed it in.</source>
        <translation>Unklar: Eine Person bei Ihrem Provider hat sie eingeliefert.</translation>
    </message>
    <message>
        <source>Cannot tell: it has too many trace lines.</source>
        <translation>Unklar: Sie hat zu viele Transportzeilen.</translation>
    </message>
    <message>
        <source>The stored DNSSEC root anchor was damaged; the built-in one took its place.</source>
        <translation>Der gespeicherte DNSSEC-Wurzelanker war beschädigt; der eingebaute trat an seine Stelle.</translation>
    </message>
    <message>
        <source>The DNSSEC root anchor cannot be kept up to date: its folder cannot be written.</source>
        <translation>Der DNSSEC-Wurzelanker kann nicht aktuell gehalten werden: Sein Ordner ist nicht beschreibbar.</translation>
    </message>
    <message>
        <source>A zone file or trust anchor has an error inside; DNS was not asked. Check the files given.</source>
        <translation>Eine Zonendatei oder ein Vertrauensanker enthält einen Fehler; DNS wurde nicht gefragt. Prüfen Sie die angegebenen Dateien.</translation>
    </message>
    <message>
        <source>%1: the settings could not be kept; check the folder.</source>
        <translation>%1: Die Einstellungen ließen sich nicht speichern; prüfen Sie den Ordner.</translation>
    </message>
    <message>
        <source>The resolver &quot;%1&quot; cannot be read; correct it in the settings.</source>
        <translation>Der Resolver „%1“ ist nicht lesbar; berichtigen Sie ihn in den Einstellungen.</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>What stands behind each sentence about the mail</source>
        <translation>Was hinter jedem Satz über die Mail steht</translation>
    </message>
    <message>
        <source>No mail is open.</source>
        <translation>Keine Mail ist geöffnet.</translation>
    </message>
    <message>
        <source>Message-ID</source>
        <translation>Message-ID</translation>
    </message>
    <message>
        <source>(no Message-ID)</source>
        <translation>(keine Message-ID)</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(kein Betreff)</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <source>The way</source>
        <translation>Der Weg</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Kopfzeilen</translation>
    </message>
    <message>
        <source>DNS</source>
        <translation>DNS</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Chooses the question that is explained below</source>
        <translation>Wählt die Frage, die darunter erklärt wird</translation>
    </message>
    <message>
        <source>Provider systems</source>
        <translation>Systeme der Provider</translation>
    </message>
    <message>
        <source>What this does not mean</source>
        <translation>Was das nicht bedeutet</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Puts all evidence on the clipboard as plain text</source>
        <translation>Legt alle Belege als reinen Text in die Zwischenablage</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Picture of the way</source>
        <translation>Bild des Weges</translation>
    </message>
    <message>
        <source>The servers that the mail passed, oldest first, your mailbox last</source>
        <translation>Die Server, über die die Mail lief, der älteste zuerst, Ihr Postfach zuletzt</translation>
    </message>
    <message>
        <source>The way as text</source>
        <translation>Der Weg als Text</translation>
    </message>
    <message>
        <source>Chosen server</source>
        <translation>Gewählter Server</translation>
    </message>
    <message>
        <source>No server left a trace line in this mail.</source>
        <translation>Kein Server hat in dieser Mail eine Transportzeile hinterlassen.</translation>
    </message>
    <message>
        <source>Your mailbox</source>
        <translation>Ihr Postfach</translation>
    </message>
    <message>
        <source>Here the mail lies now.</source>
        <translation>Hier liegt die Mail jetzt.</translation>
    </message>
    <message>
        <source>noted by your provider</source>
        <translation>von Ihrem Provider notiert</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>ohne Namen</translation>
    </message>
    <message>
        <source>with TLS</source>
        <translation>mit TLS</translation>
    </message>
    <message>
        <source>like a postcard</source>
        <translation>wie eine Postkarte</translation>
    </message>
    <message>
        <source>TLS not stated</source>
        <translation>TLS nicht angegeben</translation>
    </message>
    <message>
        <source>same machine</source>
        <translation>gleicher Rechner</translation>
    </message>
    <message>
        <source>clock differs</source>
        <translation>Uhr weicht ab</translation>
    </message>
    <message>
        <source>Wrote no line itself; named by %1 (%2).</source>
        <translation>Schrieb selbst keine Zeile; genannt von %1 (%2).</translation>
    </message>
    <message>
        <source>+ %1 s</source>
        <translation>+ %1 s</translation>
    </message>
    <message>
        <source>+ %1 min</source>
        <translation>+ %1 min</translation>
    </message>
    <message>
        <source>+ %1 h</source>
        <translation>+ %1 h</translation>
    </message>
    <message>
        <source>+ %1 d</source>
        <translation>+ %1 T</translation>
    </message>
    <message>
        <source>Header fields</source>
        <translation>Kopffelder</translation>
    </message>
    <message>
        <source>All header fields in their order, with who wrote each</source>
        <translation>Alle Kopffelder in ihrer Reihenfolge, mit dem Schreiber eines jeden</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>Geschrieben von</translation>
    </message>
    <message>
        <source>Show fields whose name contains …</source>
        <translation>Felder zeigen, deren Name enthält …</translation>
    </message>
    <message>
        <source>Shows only header fields with this text in their name</source>
        <translation>Zeigt nur Kopffelder mit diesem Text im Namen</translation>
    </message>
    <message>
        <source>Chosen field</source>
        <translation>Gewähltes Feld</translation>
    </message>
    <message>
        <source>The chosen header field in full, and who wrote it</source>
        <translation>Das gewählte Kopffeld ganz, und wer es schrieb</translation>
    </message>
    <message>
        <source>your provider</source>
        <translation>Ihr Provider</translation>
    </message>
    <message>
        <source>came with the mail: a claim</source>
        <translation>kam mit der Mail: eine Behauptung</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>believed</source>
        <translation>geglaubt</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>ignoriert</translation>
    </message>
    <message>
        <source>Your provider wrote it under its own name.</source>
        <translation>Ihr Provider schrieb es unter seinem eigenen Namen.</translation>
    </message>
    <message>
        <source>It is not under your provider&apos;s name.</source>
        <translation>Es steht nicht unter dem Namen Ihres Providers.</translation>
    </message>
    <message>
        <source>It came with the mail; anybody could have written it.</source>
        <translation>Es kam mit der Mail; jeder könnte es geschrieben haben.</translation>
    </message>
    <message>
        <source>Who wrote it is not known.</source>
        <translation>Wer es schrieb, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <translation>Es ist nicht lesbar.</translation>
    </message>
    <message>
        <source>your provider: %1</source>
        <translation>Ihr Provider: %1</translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n field(s) fitted.</source>
        <translation>
            <numerusform>Nur %n Feld passte.</numerusform>
            <numerusform>Nur die ersten %n Felder passten.</numerusform>
        </translation>
    </message>
    <message>
        <source>DNS answers</source>
        <translation>DNS-Antworten</translation>
    </message>
    <message>
        <source>What was asked about this mail, and what came back</source>
        <translation>Was zu dieser Mail gefragt wurde, und was zurückkam</translation>
    </message>
    <message>
        <source>Nothing needed to be asked about this mail.</source>
        <translation>Zu dieser Mail musste nichts gefragt werden.</translation>
    </message>
    <message>
        <source>not asked, because you have blocked this domain</source>
        <translation>nicht gefragt, weil Sie diese Domain gesperrt haben</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Welcome to Waxseal</source>
        <translation>Willkommen bei Waxseal</translation>
    </message>
    <message>
        <source>Waxseal reads what mail servers noted in a message, asks DNS, and answers in plain words.</source>
        <translation>Waxseal liest, was Mailserver in einer Nachricht notiert haben, fragt das DNS und antwortet in einfachen Worten.</translation>
    </message>
    <message>
        <source>Four questions about every message</source>
        <translation>Vier Fragen zu jeder Nachricht</translation>
    </message>
    <message>
        <source>Did this really come from example.com?</source>
        <translation>Kam das wirklich von example.com?</translation>
    </message>
    <message>
        <source>Was it encrypted on the last leg to my provider?</source>
        <translation>War es auf der letzten Strecke zu meinem Provider verschlüsselt?</translation>
    </message>
    <message>
        <source>Way out</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Five answers, each with its shape</source>
        <translation>Fünf Antworten, jede mit ihrer Form</translation>
    </message>
    <message>
        <source>What Waxseal does not do</source>
        <translation>Was Waxseal nicht tut</translation>
    </message>
    <message>
        <source>Only the last leg to your provider is known. Whatever came before it is a claim.</source>
        <translation>Nur die letzte Strecke zu Ihrem Provider ist bekannt. Alles davor ist Behauptung.</translation>
    </message>
    <message>
        <source>A domain is not a person: who wrote a message stays open.</source>
        <translation>Eine Domain ist kein Mensch: Wer eine Nachricht schrieb, bleibt offen.</translation>
    </message>
    <message>
        <source>Your provider and the sender&apos;s can read mail, also where it travels encrypted.</source>
        <translation>Ihr Provider und der des Absenders können Mail lesen, auch wo sie verschlüsselt reist.</translation>
    </message>
    <message>
        <source>Waxseal never fetches pictures or anything else that a message points to.</source>
        <translation>Waxseal lädt nie Bilder oder anderes, worauf eine Nachricht verweist.</translation>
    </message>
    <message>
        <source>There is no score and no overall grade.</source>
        <translation>Es gibt keine Punkte und keine Gesamtnote.</translation>
    </message>
    <message>
        <source>Three ways in</source>
        <translation>Drei Wege hinein</translation>
    </message>
    <message>
        <source>See the &amp;demonstration</source>
        <translation>&amp;Demonstration ansehen</translation>
    </message>
    <message>
        <source>Messages made for showing, with their own DNS: no question leaves this computer.</source>
        <translation>Nachrichten zum Zeigen, mit eigenem DNS: Keine Frage verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Open &amp;files…</source>
        <translation>Da&amp;teien öffnen …</translation>
    </message>
    <message>
        <source>Open a f&amp;older…</source>
        <translation>&amp;Ordner öffnen …</translation>
    </message>
    <message>
        <source>Your own mail: saved messages, mbox files, Maildir folders. They are only read.</source>
        <translation>Ihre eigene Mail: gespeicherte Nachrichten, mbox-Dateien, Maildir-Ordner. Sie wird nur gelesen.</translation>
    </message>
    <message>
        <source>Mail &amp;accounts</source>
        <translation>&amp;Mailkonten</translation>
    </message>
    <message>
        <source>Comes later: this version does not fetch mail from a server.</source>
        <translation>Kommt später: Diese Version holt keine Mail von einem Server.</translation>
    </message>
    <message>
        <source>checked here or by your own provider</source>
        <translation>hier oder von Ihrem eigenen Provider geprüft</translation>
    </message>
    <message>
        <source>said by somebody without proof</source>
        <translation>von jemandem ohne Beleg gesagt</translation>
    </message>
    <message>
        <source>the other side does not use it</source>
        <translation>die andere Seite verwendet es nicht</translation>
    </message>
    <message>
        <source>no answer, or too little is known</source>
        <translation>keine Antwort, oder zu wenig ist bekannt</translation>
    </message>
    <message>
        <source>there is evidence against the claim</source>
        <translation>es gibt Belege gegen die Behauptung</translation>
    </message>
    <message>
        <source>Your own provider</source>
        <translation>Ihr eigener Provider</translation>
    </message>
    <message>
        <source>Only what your own provider&apos;s servers wrote into a message is evidence; the rest is claims. A host named wrongly here can make a forged line believed.</source>
        <translation>Nur was die Server Ihres eigenen Providers in eine Nachricht schrieben, ist ein Beleg; der Rest ist Behauptung. Ein hier falsch genannter Host kann dazu führen, dass einer gefälschten Zeile geglaubt wird.</translation>
    </message>
    <message>
        <source>This belongs to the demonstration: it can be looked at, not changed.</source>
        <translation>Das gehört zur Demonstration: Es lässt sich ansehen, nicht ändern.</translation>
    </message>
    <message>
        <source>Your mail &amp;domain:</source>
        <translation>Ihre Mail-&amp;Domain:</translation>
    </message>
    <message>
        <source>example.net, what stands after the @ of your address</source>
        <translation>example.net, was nach dem @ Ihrer Adresse steht</translation>
    </message>
    <message>
        <source>What is known about your provider</source>
        <translation>Was über Ihren Provider bekannt ist</translation>
    </message>
    <message>
        <source>F2 edits the selected entry, Delete forgets it.</source>
        <translation>F2 ändert den gewählten Eintrag, Entf vergisst ihn.</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>How it was learnt</source>
        <translation>Woher bekannt</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Mail domain</source>
        <translation>Mail-Domain</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>Address blocks</source>
        <translation>Adressblöcke</translation>
    </message>
    <message>
        <source>Results names (authserv-id)</source>
        <translation>Ergebnisnamen (authserv-id)</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Vorgeschlagen</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>refused by you; neither learnt nor proposed again</source>
        <translation>von Ihnen abgelehnt; wird weder gelernt noch wieder vorgeschlagen</translation>
    </message>
    <message>
        <source>&amp;Confirm</source>
        <translation>&amp;Bestätigen</translation>
    </message>
    <message>
        <source>This is your provider&apos;s: it counts, whatever DNS says later.</source>
        <translation>Das gehört Ihrem Provider: Es zählt, was das DNS später auch sagt.</translation>
    </message>
    <message>
        <source>&amp;Refuse</source>
        <translation>Ab&amp;lehnen</translation>
    </message>
    <message>
        <source>This is not your provider&apos;s: do not propose it again.</source>
        <translation>Das gehört nicht Ihrem Provider: nicht wieder vorschlagen.</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Ändern</translation>
    </message>
    <message>
        <source>Write the selected entry anew.</source>
        <translation>Den gewählten Eintrag neu schreiben.</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Vergessen</translation>
    </message>
    <message>
        <source>The selected entry counts no more.</source>
        <translation>Der gewählte Eintrag zählt nicht mehr.</translation>
    </message>
    <message>
        <source>&amp;Take back</source>
        <translation>&amp;Zurücknehmen</translation>
    </message>
    <message>
        <source>The refused entry may be learnt and proposed again.</source>
        <translation>Der abgelehnte Eintrag darf wieder gelernt und vorgeschlagen werden.</translation>
    </message>
    <message>
        <source>&amp;Host or address block:</source>
        <translation>&amp;Host oder Adressblock:</translation>
    </message>
    <message>
        <source>mx.example.net, .example.net or 192.0.2.0/24</source>
        <translation>mx.example.net, .example.net oder 192.0.2.0/24</translation>
    </message>
    <message>
        <source>&amp;Add host</source>
        <translation>Host hinzu&amp;fügen</translation>
    </message>
    <message>
        <source>Results &amp;name:</source>
        <translation>Ergebnis&amp;name:</translation>
    </message>
    <message>
        <source>mx.example.net, as Authentication-Results has it</source>
        <translation>mx.example.net, wie in Authentication-Results</translation>
    </message>
    <message>
        <source>Add re&amp;sults name</source>
        <translation>&amp;Ergebnisnamen hinzufügen</translation>
    </message>
    <message>
        <source>Entry, written anew</source>
        <translation>Eintrag, neu geschrieben</translation>
    </message>
    <message>
        <source>Own provider, all entries</source>
        <translation>Eigener Provider, alle Einträge</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>wrote the topmost line of %L1 of %L2 messages</source>
        <translation>schrieb die oberste Zeile von %L1 der %L2 Nachrichten</translation>
    </message>
    <message>
        <source>named in the results of %L1 of %L2 messages</source>
        <translation>in den Ergebnissen von %L1 der %L2 Nachrichten genannt</translation>
    </message>
    <message>
        <source>MX record, from a zone without DNSSEC</source>
        <translation>MX-Eintrag, aus einer Zone ohne DNSSEC</translation>
    </message>
    <message>
        <source>The MX records of %1 are DNSSEC-validated: their hosts count.</source>
        <translation>Die MX-Einträge von %1 sind DNSSEC-validiert: Ihre Hosts zählen.</translation>
    </message>
    <message>
        <source>No MX record of %1 was found.</source>
        <translation>Es wurde kein MX-Eintrag von %1 gefunden.</translation>
    </message>
    <message>
        <source>The MX records of %1 have no DNSSEC: their hosts are proposals.</source>
        <translation>Die MX-Einträge von %1 haben kein DNSSEC: Ihre Hosts sind Vorschläge.</translation>
    </message>
    <message>
        <source>The MX records of %1 fail their DNSSEC check: nothing learnt.</source>
        <translation>Die MX-Einträge von %1 bestehen die DNSSEC-Prüfung nicht: nichts gelernt.</translation>
    </message>
    <message>
        <source>%1 has no MX records, proven by DNSSEC.</source>
        <translation>%1 hat keine MX-Einträge, durch DNSSEC bewiesen.</translation>
    </message>
    <message>
        <source>Offline: the MX records of %1 were not asked for.</source>
        <translation>Offline: Nach den MX-Einträgen von %1 wurde nicht gefragt.</translation>
    </message>
    <message>
        <source>No answer about the MX records of %1: nothing learnt yet.</source>
        <translation>Keine Antwort zu den MX-Einträgen von %1: noch nichts gelernt.</translation>
    </message>
    <message>
        <source>Enter a domain, such as example.net.</source>
        <translation>Eine Domain eingeben, etwa example.net.</translation>
    </message>
    <message>
        <source>This is too long for a domain.</source>
        <translation>Das ist zu lang für eine Domain.</translation>
    </message>
    <message>
        <source>A domain has only letters, digits, hyphens and dots.</source>
        <translation>Eine Domain hat nur Buchstaben, Ziffern, Bindestriche und Punkte.</translation>
    </message>
    <message>
        <source>This is not a domain, such as example.net.</source>
        <translation>Das ist keine Domain wie example.net.</translation>
    </message>
    <message>
        <source>Enter only what stands after the @.</source>
        <translation>Nur eingeben, was nach dem @ steht.</translation>
    </message>
    <message>
        <source>Enter a host, such as mx.example.net, or an address block.</source>
        <translation>Einen Host eingeben, etwa mx.example.net, oder einen Adressblock.</translation>
    </message>
    <message>
        <source>This is too long for a host.</source>
        <translation>Das ist zu lang für einen Host.</translation>
    </message>
    <message>
        <source>This is neither a host, such as mx.example.net, nor an address block.</source>
        <translation>Das ist weder ein Host wie mx.example.net noch ein Adressblock.</translation>
    </message>
    <message>
        <source>Enter a results name, such as mx.example.net.</source>
        <translation>Einen Ergebnisnamen eingeben, etwa mx.example.net.</translation>
    </message>
    <message>
        <source>This is too long for a results name.</source>
        <translation>Das ist zu lang für einen Ergebnisnamen.</translation>
    </message>
    <message>
        <source>A results name is one word, without spaces, quotes or semicolons.</source>
        <translation>Ein Ergebnisname ist ein Wort ohne Leerzeichen, Anführungszeichen und Strichpunkte.</translation>
    </message>
    <message>
        <source>This entry is there already.</source>
        <translation>Diesen Eintrag gibt es schon.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings of this tab</source>
        <translation>Einstellungen dieser Seite</translation>
    </message>
    <message>
        <source>&amp;Resolver</source>
        <translation>&amp;Resolver</translation>
    </message>
    <message>
        <source>Whom Waxseal asks</source>
        <translation>Wen Waxseal fragt</translation>
    </message>
    <message>
        <source>The resolver of this s&amp;ystem</source>
        <translation>Den Resolver dieses S&amp;ystems</translation>
    </message>
    <message>
        <source>It learns which domains are asked about. Where it lets no DNSSEC through, the name servers are asked directly.</source>
        <translation>Er erfährt, nach welchen Domains gefragt wird. Wo er kein DNSSEC durchlässt, werden die Nameserver selbst gefragt.</translation>
    </message>
    <message>
        <source>A resolver of your own &amp;choice</source>
        <translation>Einen Resolver &amp;eigener Wahl</translation>
    </message>
    <message>
        <source>Only this one learns which domains are asked about. With a name, the way to it is encrypted and its certificate must show that name.</source>
        <translation>Nur dieser erfährt, nach welchen Domains gefragt wird. Mit einem Namen ist der Weg zu ihm verschlüsselt, und sein Zertifikat muss diesen Namen zeigen.</translation>
    </message>
    <message>
        <source>&amp;No resolver: the name servers themselves</source>
        <translation>&amp;Keinen Resolver: die Nameserver selbst</translation>
    </message>
    <message>
        <source>Each name server learns the names it is asked for and your address. Your network can read along.</source>
        <translation>Jeder Nameserver erfährt die Namen, nach denen er gefragt wird, und Ihre Adresse. Ihr Netz kann mitlesen.</translation>
    </message>
    <message>
        <source>&amp;Offline: nobody</source>
        <translation>&amp;Offline: niemanden</translation>
    </message>
    <message>
        <source>Nobody learns anything. What needs DNS cannot be checked.</source>
        <translation>Niemand erfährt etwas. Was DNS braucht, ist nicht prüfbar.</translation>
    </message>
    <message>
        <source>Addr&amp;ess:</source>
        <translation>A&amp;dresse:</translation>
    </message>
    <message>
        <source>192.0.2.53 or 2001:db8::53</source>
        <translation>192.0.2.53 oder 2001:db8::53</translation>
    </message>
    <message>
        <source>Por&amp;t:</source>
        <translation>Por&amp;t:</translation>
    </message>
    <message>
        <source>the usual one</source>
        <translation>der übliche</translation>
    </message>
    <message>
        <source>Na&amp;me for DNS over TLS:</source>
        <translation>Na&amp;me für DNS über TLS:</translation>
    </message>
    <message>
        <source>dns.example.net, or empty for no encryption</source>
        <translation>dns.example.net, oder leer für keine Verschlüsselung</translation>
    </message>
    <message>
        <source>&amp;Privacy</source>
        <translation>&amp;Privatsphäre</translation>
    </message>
    <message>
        <source>What leaves this computer</source>
        <translation>Was diesen Computer verlässt</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Who learns what</source>
        <translation>Wer was erfährt</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Your resolver: these domains. Their name servers: that somebody asks, and when.</source>
        <translation>Ihr Resolver: diese Domains. Deren Nameserver: dass jemand fragt, und wann.</translation>
    </message>
    <message>
        <source>as chosen below</source>
        <translation>wie unten gewählt</translation>
    </message>
    <message>
        <source>DNS questions about your own provider</source>
        <translation>DNS-Fragen nach Ihrem eigenen Provider</translation>
    </message>
    <message>
        <source>Your resolver, and your provider&apos;s name servers: your mail domain.</source>
        <translation>Ihr Resolver und die Nameserver Ihres Providers: Ihre Mail-Domain.</translation>
    </message>
    <message>
        <source>unless offline</source>
        <translation>außer offline</translation>
    </message>
    <message>
        <source>Pictures, links and everything else that a message points to</source>
        <translation>Bilder, Links und alles andere, worauf eine Nachricht verweist</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>never fetched</source>
        <translation>nie geladen</translation>
    </message>
    <message>
        <source>Provider lists</source>
        <translation>Provider-Listen</translation>
    </message>
    <message>
        <source>Statistics and error reports</source>
        <translation>Statistiken und Fehlerberichte</translation>
    </message>
    <message>
        <source>never sent</source>
        <translation>nie gesendet</translation>
    </message>
    <message>
        <source>For &amp;every message of a list</source>
        <translation>&amp;Für jede Nachricht einer Liste</translation>
    </message>
    <message>
        <source>Opening a folder asks about all of its senders.</source>
        <translation>Beim Öffnen eines Ordners wird nach allen Absendern gefragt.</translation>
    </message>
    <message>
        <source>Only for the &amp;message that is open</source>
        <translation>Nur für die &amp;geöffnete Nachricht</translation>
    </message>
    <message>
        <source>The others show what needs no DNS until they are opened.</source>
        <translation>Die anderen zeigen bis zum Öffnen, was kein DNS braucht.</translation>
    </message>
    <message>
        <source>Ne&amp;ver: only about your own provider</source>
        <translation>&amp;Nie: nur nach Ihrem eigenen Provider</translation>
    </message>
    <message>
        <source>Results of your own provider still count; nothing else about a sender is checked.</source>
        <translation>Ergebnisse Ihres eigenen Providers zählen weiter; sonst wird nichts über einen Absender geprüft.</translation>
    </message>
    <message>
        <source>Domains that are never asked about</source>
        <translation>Domains, nach denen nie gefragt wird</translation>
    </message>
    <message>
        <source>A dot in front stands for every name below it. What needs DNS there cannot be checked.</source>
        <translation>Ein Punkt davor steht für alle Namen darunter. Was dort DNS braucht, ist nicht prüfbar.</translation>
    </message>
    <message>
        <source>Blocked domains</source>
        <translation>Gesperrte Domains</translation>
    </message>
    <message>
        <source>&amp;Domain:</source>
        <translation>&amp;Domain:</translation>
    </message>
    <message>
        <source>example.net or .example.net</source>
        <translation>example.net oder .example.net</translation>
    </message>
    <message>
        <source>&amp;Block</source>
        <translation>Sp&amp;erren</translation>
    </message>
    <message>
        <source>Rem&amp;ove</source>
        <translation>En&amp;tfernen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>A&amp;ktualisieren</translation>
    </message>
    <message>
        <source>Pur&amp;ge</source>
        <translation>A&amp;lle löschen</translation>
    </message>
    <message>
        <source>No question is recorded.</source>
        <translation>Keine Frage ist verzeichnet.</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Aussehen</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>As the s&amp;ystem has them</source>
        <translation>Wie im S&amp;ystem</translation>
    </message>
    <message>
        <source>L&amp;ight</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>Hoher &amp;Kontrast</translation>
    </message>
    <message>
        <source>&amp;Text size:</source>
        <translation>&amp;Textgröße:</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Show the &amp;verdict column in lists</source>
        <translation>&amp;Urteilsspalte in Listen zeigen</translation>
    </message>
    <message>
        <source>Without it a list marks only what needs a look.</source>
        <translation>Ohne sie markiert eine Liste nur, was einen Blick braucht.</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Prefer plain te&amp;xt</source>
        <translation>&amp;Nur-Text bevorzugen</translation>
    </message>
    <message>
        <source>Shows a message&apos;s text version where it has one.</source>
        <translation>Zeigt die Textfassung einer Nachricht, wo es eine gibt.</translation>
    </message>
    <message>
        <source>Not used yet: enter the resolver&apos;s address, such as 192.0.2.53.</source>
        <translation>Noch nicht verwendet: die Adresse des Resolvers eingeben, etwa 192.0.2.53.</translation>
    </message>
    <message>
        <source>Not used yet: this is not an address, such as 192.0.2.53.</source>
        <translation>Noch nicht verwendet: Das ist keine Adresse wie 192.0.2.53.</translation>
    </message>
    <message>
        <source>Not used yet: this is not a host name, such as dns.example.net.</source>
        <translation>Noch nicht verwendet: Das ist kein Hostname wie dns.example.net.</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <translation>%1: %2. %3</translation>
    </message>
    <message>
        <source>Being checked …</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>No message is open.</source>
        <translation>Keine Nachricht geöffnet.</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Open mail…</source>
        <translation>Mail ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>&amp;Demonstration</source>
        <translation>&amp;Vorführung</translation>
    </message>
    <message>
        <source>&amp;New window</source>
        <translation>&amp;Neues Fenster</translation>
    </message>
    <message>
        <source>&amp;Save message as…</source>
        <translation>Mail &amp;speichern unter…</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>Fenster s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Find in list</source>
        <translation>In der Liste &amp;suchen</translation>
    </message>
    <message>
        <source>Copy &amp;evidence as text</source>
        <translation>&amp;Belege als Text kopieren</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Evidence</source>
        <translation>&amp;Belege</translation>
    </message>
    <message>
        <source>&amp;Places</source>
        <translation>&amp;Orte</translation>
    </message>
    <message>
        <source>&amp;Verdict column</source>
        <translation>&amp;Urteilsspalte</translation>
    </message>
    <message>
        <source>Prefer &amp;plain text</source>
        <translation>&amp;Reinen Text bevorzugen</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>&amp;Größerer Text</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>&amp;Kleinerer Text</translation>
    </message>
    <message>
        <source>&amp;Normal text size</source>
        <translation>&amp;Normale Textgröße</translation>
    </message>
    <message>
        <source>Ne&amp;xt pane</source>
        <translation>Nä&amp;chster Bereich</translation>
    </message>
    <message>
        <source>P&amp;revious pane</source>
        <translation>&amp;Voriger Bereich</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>&amp;Mail</translation>
    </message>
    <message>
        <source>&amp;Next message</source>
        <translation>&amp;Nächste Mail</translation>
    </message>
    <message>
        <source>&amp;Previous message</source>
        <translation>&amp;Vorige Mail</translation>
    </message>
    <message>
        <source>&amp;Check again</source>
        <translation>&amp;Erneut prüfen</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>E&amp;xtras</translation>
    </message>
    <message>
        <source>&amp;Own provider…</source>
        <translation>&amp;Eigener Provider…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>E&amp;instellungen…</translation>
    </message>
    <message>
        <source>&amp;Log of lookups…</source>
        <translation>&amp;Protokoll der Anfragen…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;What Waxseal does</source>
        <translation>&amp;Was Waxseal tut</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>&amp;Tastatur</translation>
    </message>
    <message>
        <source>&amp;About Waxseal</source>
        <translation>Ü&amp;ber Waxseal</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mails</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>Urteile</translation>
    </message>
    <message>
        <source>Message text, written by the sender</source>
        <translation>Text der Mail, vom Absender geschrieben</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>Ausnahme</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Search sender and subject</source>
        <translation>Absender und Betreff durchsuchen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>There is no mail here. Open another file or folder.</source>
        <translation>Hier ist keine Mail. Öffnen Sie eine andere Datei oder einen anderen Ordner.</translation>
    </message>
    <message>
        <source>No sender or subject holds &quot;%1&quot;.</source>
        <translation>Kein Absender oder Betreff enthält „%1“.</translation>
    </message>
    <message numerus="yes">
        <source>Reading: %n mail(s) so far</source>
        <translation>
            <numerusform>Lese: bisher %n Mail</numerusform>
            <numerusform>Lese: bisher %n Mails</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading: %1 of %n mail(s)</source>
        <translation>
            <numerusform>Lese: %1 von %n Mail</numerusform>
            <numerusform>Lese: %1 von %n Mails</numerusform>
        </translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Vorführung</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Forget this place</source>
        <translation>Diesen Ort &amp;vergessen</translation>
    </message>
    <message>
        <source>Forget &amp;all places</source>
        <translation>&amp;Alle Orte vergessen</translation>
    </message>
    <message>
        <source>Inside this frame is what the sender wrote</source>
        <translation>In diesem Rahmen steht, was der Absender schrieb</translation>
    </message>
    <message>
        <source>Choose a message to read it.</source>
        <translation>Wählen Sie eine Mail, um sie zu lesen.</translation>
    </message>
    <message>
        <source>This message holds no text.</source>
        <translation>Diese Mail enthält keinen Text.</translation>
    </message>
    <message>
        <source>Larger than 64 MiB: only its header is read here.</source>
        <translation>Größer als 64 MiB: Hier werden nur die Kopfzeilen gelesen.</translation>
    </message>
    <message>
        <source>The text goes on. Save the message to read all of it.</source>
        <translation>Der Text geht weiter. Speichern Sie die Mail, um alles zu lesen.</translation>
    </message>
    <message>
        <source>The parts of this message cannot be told apart: too many or nested too deeply.</source>
        <translation>Die Teile dieser Mail lassen sich nicht unterscheiden: zu viele oder zu tief geschachtelt.</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) or style(s) from the net left out; nothing was fetched.</source>
        <translation>
            <numerusform>%n Bild oder Stil aus dem Netz weggelassen; nichts wurde geholt.</numerusform>
            <numerusform>%n Bilder oder Stile aus dem Netz weggelassen; nichts wurde geholt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n script(s) or form(s) left out.</source>
        <translation>
            <numerusform>%n Skript oder Formular weggelassen.</numerusform>
            <numerusform>%n Skripte oder Formulare weggelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show formatted text</source>
        <translation>Formatierten Text zeigen</translation>
    </message>
    <message>
        <source>Show plain text</source>
        <translation>Reinen Text zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n attachment(s)</source>
        <translation>
            <numerusform>%n Anhang</numerusform>
            <numerusform>%n Anhänge</numerusform>
        </translation>
    </message>
    <message>
        <source>Attachment %1</source>
        <translation>Anhang %1</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Open this message</source>
        <translation>Diese Mail öffnen</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>%1 could not be saved: %2. Choose another folder.</source>
        <translation>%1 ließ sich nicht speichern: %2. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>its end cannot be read</source>
        <translation>ihr Ende lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Where this link goes</source>
        <translation>Wohin dieser Link führt</translation>
    </message>
    <message>
        <source>It opens a page at %1. The sender chose the link; its text may say something else.</source>
        <translation>Er öffnet eine Seite bei %1. Den Link hat der Absender gewählt; sein Text kann etwas anderes sagen.</translation>
    </message>
    <message>
        <source>&amp;Open in browser</source>
        <translation>Im Browser ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Copy address</source>
        <translation>Adresse &amp;kopieren</translation>
    </message>
    <message>
        <source>Open mail files</source>
        <translation>Mail-Dateien öffnen</translation>
    </message>
    <message>
        <source>Open a folder of mail or a Maildir</source>
        <translation>Ordner mit Mails oder Maildir öffnen</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>Mail and mailboxes</source>
        <translation>Mails und Postfächer</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Waxseal %1 shows who really sent a mail, how it travelled and who could read it.

Free software under the Mozilla Public License 2.0.</source>
        <translation>Waxseal %1 zeigt, wer eine Mail wirklich geschickt hat, wie sie reiste und wer sie lesen konnte.

Freie Software unter der Mozilla Public License 2.0.</translation>
    </message>
    <message>
        <source>%1 cannot be opened; check its folder.</source>
        <translation>%1 lässt sich nicht öffnen; prüfen Sie den Ordner.</translation>
    </message>
    <message>
        <source>%1 may not be written; check its permissions.</source>
        <translation>%1 darf nicht beschrieben werden; prüfen Sie die Rechte.</translation>
    </message>
    <message>
        <source>the disk that holds %1 is full; make room.</source>
        <translation>der Datenträger mit %1 ist voll; schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>%1 is damaged; start Waxseal again.</source>
        <translation>%1 ist beschädigt; starten Sie Waxseal neu.</translation>
    </message>
    <message>
        <source>%1 was written by a later Waxseal; use that one.</source>
        <translation>%1 wurde von einem neueren Waxseal geschrieben; nutzen Sie dieses.</translation>
    </message>
    <message>
        <source>another program keeps %1 busy; try again later.</source>
        <translation>ein anderes Programm belegt %1; versuchen Sie es später.</translation>
    </message>
    <message>
        <source>%1 failed: %2.</source>
        <translation>%1 ist gescheitert: %2.</translation>
    </message>
    <message>
        <source>Lists are not remembered: %1</source>
        <translation>Listen werden nicht gemerkt: %1</translation>
    </message>
    <message>
        <source>The memory of lists was damaged. It lies in %1 now; a new one was begun.</source>
        <translation>Das Gedächtnis der Listen war beschädigt. Es liegt jetzt in %1; ein neues ist begonnen.</translation>
    </message>
    <message>
        <source>Invented mail under invented, signed DNS zones; nothing leaves this computer.</source>
        <translation>Erfundene Mails unter erfundenen, signierten DNS-Zonen; nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Your provider is not known yet, so most cannot be checked.</source>
        <translation>Ihr Provider ist noch nicht bekannt; so lässt sich das meiste nicht prüfen.</translation>
    </message>
    <message>
        <source>Name your provider…</source>
        <translation>Provider nennen …</translation>
    </message>
    <message>
        <source>Shows who really sent a mail, how it travelled and who could read it.</source>
        <translation>Zeigt, wer eine Mail wirklich geschickt hat, wie sie reiste und wer sie lesen konnte.</translation>
    </message>
    <message>
        <source>[PATH…]</source>
        <translation>[PFAD…]</translation>
    </message>
    <message>
        <source>Open the built-in demonstration.</source>
        <translation>Die eingebaute Vorführung öffnen.</translation>
    </message>
    <message>
        <source>Draw the window into a PNG file once all is read, and end.</source>
        <translation>Das Fenster in eine PNG-Datei zeichnen, sobald alles gelesen ist, und enden.</translation>
    </message>
    <message>
        <source>Size of the window, as in 1280x800.</source>
        <translation>Größe des Fensters, etwa 1280x800.</translation>
    </message>
    <message>
        <source>End as soon as the window has been painted; for measuring.</source>
        <translation>Enden, sobald das Fenster gezeichnet ist; zum Messen.</translation>
    </message>
    <message>
        <source>WIDTHxHEIGHT</source>
        <translation>BREITExHÖHE</translation>
    </message>
    <message>
        <source>The window as it looks: %1</source>
        <translation>So sieht das Fenster aus: %1</translation>
    </message>
    <message>
        <source>to the next pane: places, messages, verdicts, text, evidence</source>
        <translation>zum nächsten Bereich: Orte, Mails, Urteile, Text, Belege</translation>
    </message>
    <message>
        <source>to the previous pane</source>
        <translation>zum vorigen Bereich</translation>
    </message>
    <message>
        <source>open mail files</source>
        <translation>Mail-Dateien öffnen</translation>
    </message>
    <message>
        <source>open a folder or a Maildir</source>
        <translation>einen Ordner oder ein Maildir öffnen</translation>
    </message>
    <message>
        <source>open the demonstration</source>
        <translation>die Vorführung öffnen</translation>
    </message>
    <message>
        <source>a new window</source>
        <translation>ein neues Fenster</translation>
    </message>
    <message>
        <source>search in the list</source>
        <translation>in der Liste suchen</translation>
    </message>
    <message>
        <source>next message</source>
        <translation>nächste Mail</translation>
    </message>
    <message>
        <source>previous message</source>
        <translation>vorige Mail</translation>
    </message>
    <message>
        <source>show or hide the evidence</source>
        <translation>Belege zeigen oder verbergen</translation>
    </message>
    <message>
        <source>evidence for sender, way in, content</source>
        <translation>Belege zu Absender, Eingang, Inhalt</translation>
    </message>
    <message>
        <source>copy the evidence as text</source>
        <translation>die Belege als Text kopieren</translation>
    </message>
    <message>
        <source>check this message again</source>
        <translation>diese Mail erneut prüfen</translation>
    </message>
    <message>
        <source>save the message</source>
        <translation>die Mail speichern</translation>
    </message>
    <message>
        <source>larger, smaller, normal text</source>
        <translation>größerer, kleinerer, normaler Text</translation>
    </message>
    <message>
        <source>the own provider</source>
        <translation>der eigene Provider</translation>
    </message>
    <message>
        <source>close a page, clear the search</source>
        <translation>eine Seite schließen, die Suche leeren</translation>
    </message>
    <message>
        <source>close the window</source>
        <translation>das Fenster schließen</translation>
    </message>
    <message>
        <source>Evidence: %1</source>
        <translation>Belege: %1</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <translation>%1 (%2, %3)</translation>
    </message>
    <message>
        <source>If %1 is your provider&apos;s, name it as an own host.</source>
        <translation>Wenn %1 zu Ihrem Provider gehört, nennen Sie ihn als eigenen Host.</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <comment>the menu</comment>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message numerus="yes">
        <source>%n more could not be read.</source>
        <translation>
            <numerusform>%n weitere Datei war nicht lesbar.</numerusform>
            <numerusform>%n weitere waren nicht lesbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>No server of %1 is known yet, so most cannot be checked.</source>
        <translation>Noch ist kein Server von %1 bekannt; so lässt sich das meiste nicht prüfen.</translation>
    </message>
    <message>
        <source>This message came inside another one: whoever sent that may have written all of it.</source>
        <translation>Diese Mail kam in einer anderen: Wer jene geschickt hat, kann alles darin geschrieben haben.</translation>
    </message>
    <message>
        <source>Back to the mail</source>
        <translation>Zurück zur Mail</translation>
    </message>
    <message>
        <source>show or hide the places</source>
        <translation>Orte zeigen oder verbergen</translation>
    </message>
    <message>
        <source>what Waxseal does</source>
        <translation>was Waxseal tut</translation>
    </message>
    <message>
        <source>close all windows</source>
        <translation>alle Fenster schließen</translation>
    </message>
    <message>
        <source>Not checked: DNS has not answered about the sender.</source>
        <translation>Nicht geprüft: DNS hat zum Absender nicht geantwortet.</translation>
    </message>
    <message>
        <source>%1 signed this mail; checked on %2.</source>
        <translation>%1 hat diese Mail signiert; geprüft am %2.</translation>
    </message>
    <message>
        <source>%1 signed this mail; unchanged since.</source>
        <translation>%1 hat diese Mail signiert; seitdem unverändert.</translation>
    </message>
    <message>
        <source>Came from a server listed by %1; checked on %2.</source>
        <translation>Kam von einem Server von %1; geprüft am %2.</translation>
    </message>
    <message>
        <source>Came from a server that %1 lists as its own.</source>
        <translation>Kam von einem Server, den %1 als eigenen nennt.</translation>
    </message>
    <message>
        <source>%1 signed only part of this mail.</source>
        <translation>%1 hat nur einen Teil dieser Mail signiert.</translation>
    </message>
    <message>
        <source>Forwarder %1 says: it came from %2.</source>
        <translation>Der Weiterleiter %1 sagt: sie kam von %2.</translation>
    </message>
    <message>
        <source>The signing key of %1 fails its DNSSEC check.</source>
        <translation>Der Signaturschlüssel von %1 scheitert an der DNSSEC-Prüfung.</translation>
    </message>
    <message>
        <source>Not checked: DNS was not asked about the sender.</source>
        <translation>Nicht geprüft: DNS wurde zum Absender nicht gefragt.</translation>
    </message>
    <message>
        <source>Not checked: no answer from the name server. Try again.</source>
        <translation>Nicht geprüft: keine Antwort vom Nameserver. Später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Can no longer be checked: %1 has withdrawn the key.</source>
        <translation>Nicht mehr prüfbar: %1 hat den Schlüssel zurückgezogen.</translation>
    </message>
    <message>
        <source>Too old to check by the present rules of %1.</source>
        <translation>Zu alt für die heutigen Regeln von %1.</translation>
    </message>
    <message>
        <source>Not checked: unsigned, and the server of %1 is unknown.</source>
        <translation>Nicht geprüft: unsigniert, und der Server von %1 ist unbekannt.</translation>
    </message>
    <message>
        <source>Handed in at your own provider; not checked here.</source>
        <translation>Beim eigenen Provider eingeliefert; hier nicht geprüft.</translation>
    </message>
    <message>
        <source>Not signed, although you expect that of %1.</source>
        <translation>Nicht signiert, obwohl Sie das von %1 erwarten.</translation>
    </message>
    <message>
        <source>Not signed, unlike earlier mail from %1.</source>
        <translation>Nicht signiert, anders als frühere Mails von %1.</translation>
    </message>
    <message>
        <source>Your provider confirmed the sender; the check here fails.</source>
        <translation>Ihr Provider hat den Absender bestätigt; die Prüfung hier scheitert.</translation>
    </message>
    <message>
        <source>The check here confirms the sender; your provider&apos;s failed.</source>
        <translation>Die Prüfung hier bestätigt den Absender; die Ihres Providers scheiterte.</translation>
    </message>
    <message>
        <source>Nothing in this mail proves that %1 sent it.</source>
        <translation>Nichts in dieser Mail beweist, dass %1 sie gesendet hat.</translation>
    </message>
    <message>
        <source>The signature of %1 fails; forwarding can cause that.</source>
        <translation>Die Signatur von %1 stimmt nicht; vielleicht nur vom Weiterleiten.</translation>
    </message>
    <message>
        <source>Failed the check that %1 asks for, on %2.</source>
        <translation>Bestand am %2 die Prüfung nicht, die %1 verlangt.</translation>
    </message>
    <message>
        <source>A forwarder whose ARC seals you accept: its word for the sender counts. Repeatable.</source>
        <translation>Ein Weiterleiter, dessen ARC-Siegel Sie gelten lassen: sein Wort für den Absender zählt. Wiederholbar.</translation>
    </message>
    <message>
        <source>Remember in this folder what was verified, and who signs for whom; without it nothing is remembered.</source>
        <translation>In diesem Ordner merken, was geprüft wurde und wer für wen signiert; ohne Angabe wird nichts gemerkt.</translation>
    </message>
    <message>
        <source>DIR</source>
        <translation>ORDNER</translation>
    </message>
    <message>
        <source>What stands behind the signed part may be anybody&apos;s.</source>
        <translation>Was hinter dem signierten Teil steht, kann von jedem sein.</translation>
    </message>
    <message>
        <source>The mail was changed on the way. You take the forwarder&apos;s word for who sent it.</source>
        <translation>Die Mail wurde unterwegs verändert. Wer sie gesendet hat, sagt allein der Weiterleiter.</translation>
    </message>
    <message>
        <source>Nothing shows whether the mail was changed on the way, nor who is behind that domain.</source>
        <translation>Nichts zeigt, ob die Mail unterwegs verändert wurde oder wer hinter dieser Domain steht.</translation>
    </message>
    <message>
        <source>Your provider may have changed the mail after its check, or a key has changed since.</source>
        <translation>Vielleicht hat Ihr Provider die Mail nach seiner Prüfung verändert, oder ein Schlüssel ist heute ein anderer.</translation>
    </message>
    <message>
        <source>The sender may have changed providers. Ask the sender another way.</source>
        <translation>Vielleicht hat der Absender den Provider gewechselt. Fragen Sie ihn auf einem anderen Weg.</translation>
    </message>
    <message>
        <source>%1: came with the mail, under a seal that you accept</source>
        <translation>%1: kam mit der Mail, unter einem Siegel, das Sie gelten lassen</translation>
    </message>
    <message>
        <source>Checked here</source>
        <translation>Hier geprüft</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Signiert von</translation>
    </message>
    <message>
        <source>Mails</source>
        <translation>Mails</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Zuerst</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Expects a signature since %1 (your choice)</source>
        <translation>Signatur erwartet seit %1 (Ihre Wahl)</translation>
    </message>
    <message>
        <source>Nothing expected (your choice)</source>
        <translation>Nichts erwartet (Ihre Wahl)</translation>
    </message>
    <message>
        <source>Expects a signature since %1</source>
        <translation>Signatur erwartet seit %1</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Lernt noch</translation>
    </message>
    <message>
        <source>%1 (a list or service)</source>
        <translation>%1 (eine Liste oder ein Dienst)</translation>
    </message>
    <message>
        <source>No author is remembered in %1.</source>
        <translation>In %1 ist kein Autor gemerkt.</translation>
    </message>
    <message>
        <source>Nothing is remembered of %1.</source>
        <translation>Zu %1 ist nichts gemerkt.</translation>
    </message>
    <message>
        <source>%1 is forgotten.</source>
        <translation>%1 ist vergessen.</translation>
    </message>
    <message>
        <source>All authors are forgotten.</source>
        <translation>Alle Autoren sind vergessen.</translation>
    </message>
    <message>
        <source>Usage: waxseal expectations [list | forget DOMAIN | forget-all] [OPTION…]</source>
        <translation>Aufruf: waxseal expectations [list | forget DOMAIN | forget-all] [OPTION…]</translation>
    </message>
    <message>
        <source>Shows what was seen of authors: who signed mail in their name, and since when. An author whose mail was
signed often enough is expected to sign; mail without a known signature is then contradicted.

  list            show all; so does no word at all
  forget DOMAIN   forget this author
  forget-all      forget every author</source>
        <translation>Zeigt, was von Autoren gesehen wurde: wer Mails in ihrem Namen signiert hat, und seit wann. Von einem Autor,
dessen Mails oft genug signiert waren, wird eine Signatur erwartet; eine Mail ohne bekannte Signatur ist dann ein
Widerspruch.

  list            alle zeigen; ebenso ganz ohne Wort
  forget DOMAIN   diesen Autor vergessen
  forget-all      alle Autoren vergessen</translation>
    </message>
    <message>
        <source>One JSON object per author, one per line.</source>
        <translation>Ein JSON-Objekt je Autor, eines je Zeile.</translation>
    </message>
    <message>
        <source>The folder of the memory; default: that of the desktop application.</source>
        <translation>Der Ordner des Gedächtnisses; ohne Angabe der des Programms mit Fenster.</translation>
    </message>
    <message>
        <source>Forwarders whose seals you accept (ARC)</source>
        <translation>Weiterleiter, deren Siegel Sie annehmen (ARC)</translation>
    </message>
    <message>
        <source>For&amp;warder:</source>
        <translation>&amp;Weiterleiter:</translation>
    </message>
    <message>
        <source>lists.example.net, the domain of its seals (ARC)</source>
        <translation>lists.example.net, die Domain seiner Siegel (ARC)</translation>
    </message>
    <message>
        <source>A forwarder or list often breaks the sender&apos;s signature. Where one that you name here says that the sender was confirmed before, that counts.</source>
        <translation>Ein Weiterleiter oder eine Liste zerstört oft die Signatur des Absenders. Sagt einer, den Sie hier nennen, dass der Absender vorher bestätigt war, so zählt das.</translation>
    </message>
    <message>
        <source>Add f&amp;orwarder</source>
        <translation>We&amp;iterleiter hinzufügen</translation>
    </message>
    <message>
        <source>DNS questions about a sender&apos;s domain and provider, and about who signed</source>
        <translation>DNS-Fragen nach Domain und Provider eines Absenders und nach denen, die signiert haben</translation>
    </message>
    <message>
        <source>%1 (header line %2)</source>
        <translation>%1 (Kopfzeile %2)</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>jemandem</translation>
    </message>
    <message>
        <source>Not checked: %1 publishes no key of this name.</source>
        <translation>Nicht geprüft: %1 veröffentlicht keinen Schlüssel dieses Namens.</translation>
    </message>
    <message>
        <source>Not checked: the key record of %1 cannot be read.</source>
        <translation>Nicht geprüft: der Schlüsseleintrag von %1 ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Not checked: %1 has withdrawn this key.</source>
        <translation>Nicht geprüft: %1 hat diesen Schlüssel zurückgezogen.</translation>
    </message>
    <message>
        <source>Not valid: the key of %1 is of another kind.</source>
        <translation>Nicht gültig: der Schlüssel von %1 ist von anderer Art.</translation>
    </message>
    <message>
        <source>Not checked: the key of %1 is damaged.</source>
        <translation>Nicht geprüft: der Schlüssel von %1 ist beschädigt.</translation>
    </message>
    <message>
        <source>Not checked: the key of %1 has more than %2 bits.</source>
        <translation>Nicht geprüft: der Schlüssel von %1 hat mehr als %2 Bit.</translation>
    </message>
    <message>
        <source>Not valid: %1 does not allow this hash.</source>
        <translation>Nicht gültig: %1 lässt dieses Hash-Verfahren nicht zu.</translation>
    </message>
    <message>
        <source>Not valid: the key of %1 is not meant for mail.</source>
        <translation>Nicht gültig: der Schlüssel von %1 ist nicht für Mail bestimmt.</translation>
    </message>
    <message>
        <source>Not valid: the key of %1 signs for no name below it.</source>
        <translation>Nicht gültig: der Schlüssel von %1 signiert für keinen Namen darunter.</translation>
    </message>
    <message>
        <source>Not accepted: signed with SHA-1, which can be forged (RFC 8301).</source>
        <translation>Nicht anerkannt: mit SHA-1 signiert, das sich fälschen lässt (RFC 8301).</translation>
    </message>
    <message>
        <source>Not accepted: the key of %1 has less than %2 bits (RFC 8301).</source>
        <translation>Nicht anerkannt: der Schlüssel von %1 hat weniger als %2 Bit (RFC 8301).</translation>
    </message>
    <message>
        <source>Not accepted: the signature of %1 had expired.</source>
        <translation>Nicht anerkannt: die Signatur von %1 war abgelaufen.</translation>
    </message>
    <message numerus="yes">
        <source>Not checked: only the first %n signature(s) are.</source>
        <translation>
            <numerusform>Nicht geprüft: nur die erste Signatur wird es.</numerusform>
            <numerusform>Nicht geprüft: nur die ersten %n Signaturen werden es.</numerusform>
        </translation>
    </message>
    <message>
        <source>its tags cannot be read</source>
        <translation>ihre Angaben sind nicht lesbar</translation>
    </message>
    <message>
        <source>a tag is missing</source>
        <translation>eine Angabe fehlt</translation>
    </message>
    <message>
        <source>its version is not 1</source>
        <translation>ihre Version ist nicht 1</translation>
    </message>
    <message>
        <source>its algorithm is not known</source>
        <translation>ihr Verfahren ist nicht bekannt</translation>
    </message>
    <message>
        <source>its canonical form (c=) is not known</source>
        <translation>ihre Normalform (c=) ist nicht bekannt</translation>
    </message>
    <message>
        <source>its domain (d=) is none</source>
        <translation>ihre Domain (d=) ist keine</translation>
    </message>
    <message>
        <source>its selector (s=) is none</source>
        <translation>ihr Selektor (s=) ist keiner</translation>
    </message>
    <message>
        <source>its identity (i=) lies outside its domain</source>
        <translation>ihre Identität (i=) liegt außerhalb ihrer Domain</translation>
    </message>
    <message>
        <source>its list of signed fields (h=) cannot be used</source>
        <translation>ihre Liste signierter Felder (h=) ist nicht brauchbar</translation>
    </message>
    <message>
        <source>it does not sign the From line</source>
        <translation>sie signiert die From-Zeile nicht</translation>
    </message>
    <message>
        <source>its base64 text is damaged</source>
        <translation>ihr Base64-Text ist beschädigt</translation>
    </message>
    <message>
        <source>a number in it is none</source>
        <translation>eine Zahl darin ist keine</translation>
    </message>
    <message>
        <source>its key is not in DNS (q=)</source>
        <translation>ihr Schlüssel liegt nicht im DNS (q=)</translation>
    </message>
    <message>
        <source>Not checked: the key was not looked up.</source>
        <translation>Nicht geprüft: der Schlüssel wurde nicht nachgeschlagen.</translation>
    </message>
    <message>
        <source>Valid signature of %1, which only tests signing: counts as none.</source>
        <translation>Gültige Signatur von %1, wo man das Signieren nur erprobt: zählt nicht.</translation>
    </message>
    <message>
        <source>Valid signature of %1, but only of a part of the text.</source>
        <translation>Gültige Signatur von %1, aber nur für einen Teil des Textes.</translation>
    </message>
    <message>
        <source>Valid signature of %1, checked on %2.</source>
        <translation>Gültige Signatur von %1, geprüft am %2.</translation>
    </message>
    <message>
        <source>Valid signature of %1.</source>
        <translation>Gültige Signatur von %1.</translation>
    </message>
    <message>
        <source>Signature of %1 does not fit: the text was changed.</source>
        <translation>Signatur von %1 passt nicht: der Text wurde verändert.</translation>
    </message>
    <message>
        <source>Signature of %1 does not fit: header lines were changed, or it is forged.</source>
        <translation>Signatur von %1 passt nicht: Kopfzeilen wurden verändert, oder sie ist gefälscht.</translation>
    </message>
    <message>
        <source>The key of %1 fails its DNSSEC check.</source>
        <translation>Der Schlüssel von %1 scheitert an der DNSSEC-Prüfung.</translation>
    </message>
    <message>
        <source>Not checked: no answer about the key of %1.</source>
        <translation>Nicht geprüft: keine Antwort zum Schlüssel von %1.</translation>
    </message>
    <message>
        <source>Not checked: %1.</source>
        <translation>Nicht geprüft: %1.</translation>
    </message>
    <message>
        <source>The key&apos;s DNS record is validated by DNSSEC.</source>
        <translation>Der DNS-Eintrag des Schlüssels ist durch DNSSEC bestätigt.</translation>
    </message>
    <message>
        <source>The key&apos;s DNS zone is not signed: DNSSEC says nothing.</source>
        <translation>Die DNS-Zone des Schlüssels ist nicht signiert: DNSSEC sagt nichts.</translation>
    </message>
    <message>
        <source>It speaks for the sender&apos;s domain, %1.</source>
        <translation>Sie spricht für die Domain des Absenders, %1.</translation>
    </message>
    <message>
        <source>It does not speak for the sender&apos;s domain, %1.</source>
        <translation>Sie spricht nicht für die Domain des Absenders, %1.</translation>
    </message>
    <message>
        <source>Key: %1%2, %3 bits</source>
        <translation>Schlüssel: %1%2, %3 Bit</translation>
    </message>
    <message>
        <source>Key: %1%2</source>
        <translation>Schlüssel: %1%2</translation>
    </message>
    <message>
        <source>The key is short: %1 bits are advised (RFC 8301).</source>
        <translation>Der Schlüssel ist kurz: %1 Bit werden empfohlen (RFC 8301).</translation>
    </message>
    <message>
        <source>Covers the whole text and attachments.</source>
        <translation>Deckt den ganzen Text und die Anhänge ab.</translation>
    </message>
    <message>
        <source>Covers only the first %1 of %2 octets of the text; anybody could have added the rest.</source>
        <translation>Deckt nur die ersten %1 von %2 Oktetten des Textes ab; den Rest könnte jeder angefügt haben.</translation>
    </message>
    <message>
        <source>Covers these header lines: %1</source>
        <translation>Deckt diese Kopfzeilen ab: %1</translation>
    </message>
    <message>
        <source>Does not cover: %1. Anybody on the way could have changed that.</source>
        <translation>Deckt nicht ab: %1. Das könnte jeder unterwegs verändert haben.</translation>
    </message>
    <message>
        <source>No second From line could have been added unseen.</source>
        <translation>Eine zweite From-Zeile hätte niemand unbemerkt anfügen können.</translation>
    </message>
    <message>
        <source>Signed on %1, by its own word.</source>
        <translation>Signiert am %1, nach eigener Angabe.</translation>
    </message>
    <message>
        <source>no answer from DNS</source>
        <translation>keine Antwort vom DNS</translation>
    </message>
    <message>
        <source>the domain publishes several records</source>
        <translation>die Domain veröffentlicht mehrere Einträge</translation>
    </message>
    <message>
        <source>the record has a mistake</source>
        <translation>der Eintrag hat einen Fehler</translation>
    </message>
    <message>
        <source>the record needs more than %1 lookups</source>
        <translation>der Eintrag braucht mehr als %1 Abfragen</translation>
    </message>
    <message>
        <source>the record names too much that is not there</source>
        <translation>der Eintrag nennt zu viel, was es nicht gibt</translation>
    </message>
    <message>
        <source>the record leads to too many names</source>
        <translation>der Eintrag führt zu zu vielen Namen</translation>
    </message>
    <message>
        <source>the record refers to a domain without one</source>
        <translation>der Eintrag verweist auf eine Domain, die keinen hat</translation>
    </message>
    <message>
        <source>Not checked: DNS was not asked.</source>
        <translation>Nicht geprüft: DNS wurde nicht gefragt.</translation>
    </message>
    <message>
        <source>%1 does not say which servers are its own.</source>
        <translation>%1 sagt nicht, welche Server die eigenen sind.</translation>
    </message>
    <message>
        <source>%1 says nothing about this server.</source>
        <translation>%1 sagt nichts über diesen Server.</translation>
    </message>
    <message>
        <source>%1 lists every server there is: proves nothing.</source>
        <translation>%1 nennt jeden Server der Welt: das beweist nichts.</translation>
    </message>
    <message>
        <source>%1 lists this server as its own.</source>
        <translation>%1 nennt diesen Server als eigenen.</translation>
    </message>
    <message>
        <source>%1 says: this server is not ours.</source>
        <translation>%1 sagt: dieser Server ist nicht unserer.</translation>
    </message>
    <message>
        <source>%1 says: this server is probably not ours.</source>
        <translation>%1 sagt: dieser Server ist wohl nicht unserer.</translation>
    </message>
    <message>
        <source>the sender</source>
        <translation>der Absender</translation>
    </message>
    <message>
        <source>Server that handed it to your provider: %1</source>
        <translation>Server, der sie Ihrem Provider übergab: %1</translation>
    </message>
    <message>
        <source>Your provider wrote down no return address; the sender&apos;s domain was asked about.</source>
        <translation>Ihr Provider hat keine Rückadresse vermerkt; gefragt wurde nach der Domain des Absenders.</translation>
    </message>
    <message>
        <source>The return address is empty; the name that the server gave itself was asked about.</source>
        <translation>Die Rückadresse ist leer; gefragt wurde nach dem Namen, den der Server sich selbst gab.</translation>
    </message>
    <message>
        <source>Decided by &quot;%1&quot; in the record of %2</source>
        <translation>Entschieden durch „%1“ im Eintrag von %2</translation>
    </message>
    <message>
        <source>The domain&apos;s own explanation: &quot;%1&quot;</source>
        <translation>Die eigene Erklärung der Domain: „%1“</translation>
    </message>
    <message>
        <source>Forwarding looks the same.</source>
        <translation>Weiterleiten sieht genauso aus.</translation>
    </message>
    <message>
        <source>%1 asks for nothing where the check fails.</source>
        <translation>%1 verlangt nichts, wenn die Prüfung scheitert.</translation>
    </message>
    <message>
        <source>%1 asks to set mail apart where the check fails.</source>
        <translation>%1 bittet, Mail auszusondern, bei der die Prüfung scheitert.</translation>
    </message>
    <message>
        <source>%1 asks to refuse mail where the check fails.</source>
        <translation>%1 bittet, Mail abzuweisen, bei der die Prüfung scheitert.</translation>
    </message>
    <message>
        <source>%1 publishes no rule for mail in its name.</source>
        <translation>%1 veröffentlicht keine Regel für Mail in diesem Namen.</translation>
    </message>
    <message>
        <source>A signature or server speaks for %1.</source>
        <translation>Eine Signatur oder ein Server spricht für %1.</translation>
    </message>
    <message>
        <source>No signature and no server speaks for %1.</source>
        <translation>Keine Signatur und kein Server spricht für %1.</translation>
    </message>
    <message>
        <source>Not checked: no answer about the rules of %1.</source>
        <translation>Nicht geprüft: keine Antwort zu den Regeln von %1.</translation>
    </message>
    <message>
        <source>Not decided: not everything could be checked.</source>
        <translation>Nicht entschieden: nicht alles war prüfbar.</translation>
    </message>
    <message>
        <source>Record of %1: %2</source>
        <translation>Eintrag von %1: %2</translation>
    </message>
    <message>
        <source>The domain is testing its rule (t=y), so it counts one step milder.</source>
        <translation>Die Domain erprobt ihre Regel (t=y); sie zählt eine Stufe milder.</translation>
    </message>
    <message>
        <source>there are more than %1 links</source>
        <translation>es sind mehr als %1 Glieder</translation>
    </message>
    <message>
        <source>a link is incomplete</source>
        <translation>ein Glied ist unvollständig</translation>
    </message>
    <message>
        <source>a link is there twice</source>
        <translation>ein Glied ist doppelt da</translation>
    </message>
    <message>
        <source>a link is missing</source>
        <translation>ein Glied fehlt</translation>
    </message>
    <message>
        <source>a link cannot be read</source>
        <translation>ein Glied ist nicht lesbar</translation>
    </message>
    <message>
        <source>the last forwarder found it broken</source>
        <translation>der letzte Weiterleiter fand sie gebrochen</translation>
    </message>
    <message>
        <source>its links do not fit together</source>
        <translation>die Glieder passen nicht zusammen</translation>
    </message>
    <message>
        <source>the mail was changed after the last forwarder</source>
        <translation>die Mail wurde nach dem letzten Weiterleiter verändert</translation>
    </message>
    <message>
        <source>a seal does not fit</source>
        <translation>ein Siegel passt nicht</translation>
    </message>
    <message>
        <source>Not checked: the seals&apos; keys were not looked up.</source>
        <translation>Nicht geprüft: die Schlüssel der Siegel wurden nicht nachgeschlagen.</translation>
    </message>
    <message>
        <source>Not checked: no answer about a seal&apos;s key.</source>
        <translation>Nicht geprüft: keine Antwort zum Schlüssel eines Siegels.</translation>
    </message>
    <message numerus="yes">
        <source>The chain of %n forwarder(s) holds.</source>
        <translation>
            <numerusform>Die Kette aus einem Weiterleiter hält.</numerusform>
            <numerusform>Die Kette aus %n Weiterleitern hält.</numerusform>
        </translation>
    </message>
    <message>
        <source>The forwarders&apos; chain does not hold: %1.</source>
        <translation>Die Kette der Weiterleiter hält nicht: %1.</translation>
    </message>
    <message>
        <source>Link %1: sealed by %2</source>
        <translation>Glied %1: gesiegelt von %2</translation>
    </message>
    <message>
        <source>You accept the seals of %1.</source>
        <translation>Sie lassen die Siegel von %1 gelten.</translation>
    </message>
    <message>
        <source>You have not said that you accept these forwarders&apos; seals.</source>
        <translation>Sie haben nicht gesagt, dass Sie die Siegel dieser Weiterleiter gelten lassen.</translation>
    </message>
    <message numerus="yes">
        <source>Signed by %1: %n mail(s), from %2 to %3</source>
        <translation>
            <numerusform>Signiert von %1: eine Mail, %2 bis %3</numerusform>
            <numerusform>Signiert von %1: %n Mails, %2 bis %3</numerusform>
        </translation>
    </message>
    <message>
        <source>Earlier mail</source>
        <translation>Frühere Mails</translation>
    </message>
    <message>
        <source>You expect a signature of %1; this mail has none.</source>
        <translation>Sie erwarten von %1 eine Signatur; diese Mail hat keine.</translation>
    </message>
    <message>
        <source>Earlier mail from %1 was signed; this one is not.</source>
        <translation>Frühere Mails von %1 waren signiert; diese ist es nicht.</translation>
    </message>
    <message>
        <source>You expect no signature of %1.</source>
        <translation>Sie erwarten von %1 keine Signatur.</translation>
    </message>
    <message>
        <source>Mail from %1 is expected to be signed.</source>
        <translation>Von %1 wird eine Signatur erwartet.</translation>
    </message>
    <message>
        <source>Too little mail from %1 was seen to expect a signature.</source>
        <translation>Von %1 kam zu wenig Mail, um eine Signatur zu erwarten.</translation>
    </message>
    <message>
        <source>Senders</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Who has signed the mail of a sender&apos;s domain, as checked here. Where a signature is expected, mail without one stands out.</source>
        <translation>Wer die Mail einer Absenderdomain signiert hat, wie hier geprüft. Wo eine Signatur erwartet wird, fällt Mail ohne Signatur auf.</translation>
    </message>
    <message>
        <source>Nothing is remembered yet: here will stand whose mail was signed, by whom and since when; it stays on this computer.</source>
        <translation>Noch ist nichts gemerkt: Hier wird stehen, wessen Mail signiert war, von wem und seit wann; es bleibt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>No domain holds this text.</source>
        <translation>Keine Domain enthält diesen Text.</translation>
    </message>
    <message>
        <source>Sea&amp;rch:</source>
        <translation>S&amp;uche:</translation>
    </message>
    <message>
        <source>a part of a domain</source>
        <translation>ein Teil einer Domain</translation>
    </message>
    <message>
        <source>Senders&apos; domains</source>
        <translation>Domains der Absender</translation>
    </message>
    <message>
        <source>Delete forgets the chosen domain.</source>
        <translation>Entf vergisst die gewählte Domain.</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>Who has signed for the chosen domain</source>
        <translation>Wer für die gewählte Domain signiert hat</translation>
    </message>
    <message>
        <source>Delete forgets the chosen signer.</source>
        <translation>Entf vergisst den gewählten Unterzeichner.</translation>
    </message>
    <message>
        <source>What to expect of this domain</source>
        <translation>Was von dieser Domain erwartet wird</translation>
    </message>
    <message>
        <source>L&amp;earn from its mail</source>
        <translation>Aus ihrer Mail &amp;lernen</translation>
    </message>
    <message numerus="yes">
        <source>A signature is expected after %n signed mail(s) over a day or more.</source>
        <translation>
            <numerusform>Eine Signatur wird nach %n signierten Mail über mindestens einen Tag erwartet.</numerusform>
            <numerusform>Eine Signatur wird nach %n signierten Mails über mindestens einen Tag erwartet.</numerusform>
        </translation>
    </message>
    <message>
        <source>E&amp;xpect a signature</source>
        <translation>Signatur er&amp;warten</translation>
    </message>
    <message>
        <source>Mail without one stands out from now on.</source>
        <translation>Mail ohne Signatur fällt von nun an auf.</translation>
    </message>
    <message>
        <source>Expect &amp;nothing</source>
        <translation>&amp;Nichts erwarten</translation>
    </message>
    <message>
        <source>Mail without a signature never stands out for that.</source>
        <translation>Mail ohne Signatur fällt deswegen nie auf.</translation>
    </message>
    <message>
        <source>Forget this &amp;signer</source>
        <translation>Diesen Unterzeichner &amp;vergessen</translation>
    </message>
    <message>
        <source>It is learnt again from the next mail that it has signed.</source>
        <translation>Er wird aus der nächsten Mail, die er signiert hat, wieder gelernt.</translation>
    </message>
    <message>
        <source>&amp;Forget this domain</source>
        <translation>Diese &amp;Domain vergessen</translation>
    </message>
    <message>
        <source>Its signers, and what you chose for it.</source>
        <translation>Ihre Unterzeichner und was Sie für sie gewählt haben.</translation>
    </message>
    <message>
        <source>Forget &amp;all…</source>
        <translation>&amp;Alle vergessen …</translation>
    </message>
    <message>
        <source>Every domain on this page; asks first.</source>
        <translation>Jede Domain auf dieser Seite; fragt zuerst nach.</translation>
    </message>
    <message>
        <source>Forget all senders</source>
        <translation>Alle Absender vergessen</translation>
    </message>
    <message>
        <source>Forget all domains, their signers and what you chose for them? There is no way back: Waxseal learns anew from mail that comes in.</source>
        <translation>Alle Domains, ihre Unterzeichner und Ihre Wahl für sie vergessen? Das lässt sich nicht zurücknehmen: Waxseal lernt neu aus Mail, die eingeht.</translation>
    </message>
    <message>
        <source>&amp;Forget all</source>
        <translation>&amp;Alle vergessen</translation>
    </message>
    <message>
        <source>&amp;Keep them</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>Senders, all entries</source>
        <translation>Absender, alle Einträge</translation>
    </message>
    <message>
        <source>S&amp;enders…</source>
        <translation>A&amp;bsender…</translation>
    </message>
    <message>
        <source>senders, and what is expected of them</source>
        <translation>Absender, und was von ihnen erwartet wird</translation>
    </message>
    <message>
        <source>Valid signature of %1, but a header line was added to the mail.</source>
        <translation>Gültige Signatur von %1, aber eine Kopfzeile kam zur Mail hinzu.</translation>
    </message>
    <message>
        <source>Usage: waxseal VERB [OPTION…] …

Who sent a mail, how it travelled, who could read it – with the evidence.

  inspect PATH…   judge received mail: .eml files, folders, Maildir, mbox, or - for standard input
  lookup ADDRESS… what recipients&apos; providers will enforce: TES, SMTPsec, DANE, MTA-STS, SecureMail, BSI
  expectations    what is remembered of authors, and forgetting it

waxseal VERB --help says more. waxseal --version names the version.
</source>
        <translation>Aufruf: waxseal BEFEHL [OPTION…] …

Wer eine Mail gesendet hat, wie sie ankam, wer sie lesen konnte – mit den Belegen.

  inspect PFAD…   empfangene Mails beurteilen: .eml-Dateien, Ordner, Maildir, mbox, oder - für die Standardeingabe
  lookup ADRESSE… was die Provider von Empfängern durchsetzen: TES, SMTPsec, DANE, MTA-STS, SecureMail, BSI
  expectations    was über Autoren gemerkt ist, und wie es vergessen wird

waxseal BEFEHL --help sagt mehr. waxseal --version nennt die Version.
</translation>
    </message>
    <message>
        <source>Text of the mail</source>
        <translation>Text der Mail</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Anhänge</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>&amp;Draft</source>
        <translation>&amp;Entwurf</translation>
    </message>
    <message>
        <source>&amp;Save as .eml…</source>
        <translation>Als .eml &amp;speichern…</translation>
    </message>
    <message>
        <source>&amp;Attach files…</source>
        <translation>Dateien &amp;anhängen…</translation>
    </message>
    <message>
        <source>Dis&amp;card draft…</source>
        <translation>Entwurf &amp;verwerfen…</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>A&amp;lles auswählen</translation>
    </message>
    <message>
        <source>&amp;Details of recipients</source>
        <translation>&amp;Einzelheiten zu Empfängern</translation>
    </message>
    <message>
        <source>Ne&amp;xt part</source>
        <translation>&amp;Nächster Teil</translation>
    </message>
    <message>
        <source>P&amp;revious part</source>
        <translation>&amp;Voriger Teil</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>Ä&amp;ndern</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>C&amp;opy address</source>
        <translation>Adresse &amp;kopieren</translation>
    </message>
    <message>
        <source>Check recipients</source>
        <translation>Empfänger prüfen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Hide this notice</source>
        <translation>Diesen Hinweis ausblenden</translation>
    </message>
    <message>
        <source>Sending comes with a later version. Save as .eml, then send it with another program.</source>
        <translation>Senden kommt mit einer späteren Version. Als .eml speichern und mit einem anderen Programm senden.</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>Neue Nachricht</translation>
    </message>
    <message>
        <source>Not an address: %1</source>
        <translation>Keine Adresse: %1</translation>
    </message>
    <message numerus="yes">
        <source>At most 500 recipients: %n left out.</source>
        <translation>
            <numerusform>Höchstens 500 Empfänger: einer ausgelassen.</numerusform>
            <numerusform>Höchstens 500 Empfänger: %n ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not looked up: the settings say so.</source>
        <translation>Nicht nachgeschlagen: so wollen es die Einstellungen.</translation>
    </message>
    <message>
        <source>Not checked: nobody can be asked now. See Settings.</source>
        <translation>Nicht geprüft: gerade kann niemand gefragt werden. Siehe Einstellungen.</translation>
    </message>
    <message>
        <source>Named by a link; not looked up yet.</source>
        <translation>Von einem Link genannt; noch nicht nachgeschlagen.</translation>
    </message>
    <message>
        <source>Check %1</source>
        <translation>%1 prüfen</translation>
    </message>
    <message>
        <source>Recipients checked. %1</source>
        <translation>Empfänger geprüft. %1</translation>
    </message>
    <message>
        <source>Add a recipient to see what its provider will do.</source>
        <translation>Ein Empfänger zeigt hier, was sein Anbieter tun wird.</translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s)</source>
        <translation>
            <numerusform>Ein Empfänger</numerusform>
            <numerusform>%n Empfänger</numerusform>
        </translation>
    </message>
    <message>
        <source>Looked up %1.</source>
        <translation>Nachgeschlagen %1.</translation>
    </message>
    <message>
        <source>Your own provider is not named, so only the recipient&apos;s side is told.</source>
        <translation>Der eigene Anbieter ist nicht genannt, daher steht hier nur die Seite des Empfängers.</translation>
    </message>
    <message>
        <source>Your side: %1 is still being looked up.</source>
        <translation>Eigene Seite: %1 wird noch nachgeschlagen.</translation>
    </message>
    <message>
        <source>member of TES</source>
        <translation>Mitglied von TES</translation>
    </message>
    <message>
        <source>no member of TES</source>
        <translation>kein Mitglied von TES</translation>
    </message>
    <message>
        <source>TES membership without proof</source>
        <translation>TES-Mitgliedschaft ohne Beweis</translation>
    </message>
    <message>
        <source>TES membership fails its DNSSEC check</source>
        <translation>TES-Mitgliedschaft besteht die DNSSEC-Prüfung nicht</translation>
    </message>
    <message>
        <source>TES membership could not be checked</source>
        <translation>TES-Mitgliedschaft nicht prüfbar</translation>
    </message>
    <message>
        <source>offers SMTPsec</source>
        <translation>bietet SMTPsec</translation>
    </message>
    <message>
        <source>no SMTPsec</source>
        <translation>kein SMTPsec</translation>
    </message>
    <message>
        <source>SMTPsec could not be checked</source>
        <translation>SMTPsec nicht prüfbar</translation>
    </message>
    <message>
        <source>on the BSI list</source>
        <translation>auf der BSI-Liste</translation>
    </message>
    <message>
        <source>not on the BSI list</source>
        <translation>nicht auf der BSI-Liste</translation>
    </message>
    <message>
        <source>Your side, %1: %2.</source>
        <translation>Eigene Seite, %1: %2.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n attachment(s), %1</source>
        <translation>
            <numerusform>Ein Anhang, %1</numerusform>
            <numerusform>%n Anhänge, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was not attached: a mail may have 200 attachments.</source>
        <translation>%1 wurde nicht angehängt: eine Mail darf 200 Anhänge haben.</translation>
    </message>
    <message>
        <source>%1 is not a file. Pack a folder into one file first.</source>
        <translation>%1 ist keine Datei. Einen Ordner zuerst in eine Datei packen.</translation>
    </message>
    <message>
        <source>%1 was not attached: %2</source>
        <translation>%1 wurde nicht angehängt: %2</translation>
    </message>
    <message>
        <source>Draft saved</source>
        <translation>Entwurf gesichert</translation>
    </message>
    <message>
        <source>Saving the draft…</source>
        <translation>Entwurf wird gesichert…</translation>
    </message>
    <message>
        <source>Draft not saved: %1</source>
        <translation>Entwurf nicht gesichert: %1</translation>
    </message>
    <message>
        <source>The draft cannot be opened: %1</source>
        <translation>Der Entwurf lässt sich nicht öffnen: %1</translation>
    </message>
    <message>
        <source>The drafts cannot be read: %1</source>
        <translation>Die Entwürfe lassen sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>Discard this draft and its attachments? It cannot be brought back.</source>
        <translation>Diesen Entwurf mit seinen Anhängen verwerfen? Er lässt sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>The last changes are not saved. Close the window and lose them?</source>
        <translation>Die letzten Änderungen sind nicht gesichert. Fenster schließen und sie verlieren?</translation>
    </message>
    <message>
        <source>&amp;Lose changes</source>
        <translation>Änderungen &amp;verlieren</translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished draft(s) from the last time.</source>
        <translation>
            <numerusform>Ein unfertiger Entwurf vom letzten Mal.</numerusform>
            <numerusform>%n unfertige Entwürfe vom letzten Mal.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show drafts</source>
        <translation>Entwürfe zeigen</translation>
    </message>
    <message>
        <source>No drafts</source>
        <translation>Keine Entwürfe</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, to %2, %3</source>
        <translation>%1, an %2, %3</translation>
    </message>
    <message>
        <source>a file cannot be read.</source>
        <translation>eine Datei lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>the draft is damaged.</source>
        <translation>der Entwurf ist beschädigt.</translation>
    </message>
    <message>
        <source>it is too large; shorten it.</source>
        <translation>er ist zu groß; kürzen.</translation>
    </message>
    <message>
        <source>it is open in another window.</source>
        <translation>er ist in einem anderen Fenster offen.</translation>
    </message>
    <message>
        <source>it was cancelled.</source>
        <translation>es wurde abgebrochen.</translation>
    </message>
    <message>
        <source>A link began this mail; whoever wrote the link chose what stands here.</source>
        <translation>Ein Link hat diese Mail begonnen; wer ihn schrieb, hat gewählt, was hier steht.</translation>
    </message>
    <message>
        <source>A link began this mail. Not taken from it: %1.</source>
        <translation>Ein Link hat diese Mail begonnen. Nicht übernommen: %1.</translation>
    </message>
    <message>
        <source>Nothing was asked about its recipients yet.</source>
        <translation>Zu seinen Empfängern wurde noch nichts gefragt.</translation>
    </message>
    <message>
        <source>Choose a message first.</source>
        <translation>Zuerst eine Nachricht auswählen.</translation>
    </message>
    <message>
        <source>%1 wrote:</source>
        <translation>%1 schrieb:</translation>
    </message>
    <message>
        <source>On %1, %2 wrote:</source>
        <translation>Am %1 schrieb %2:</translation>
    </message>
    <message>
        <source>Forwarded message</source>
        <translation>Weitergeleitete Nachricht</translation>
    </message>
    <message>
        <source>Save the mail</source>
        <translation>Mail speichern</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Mail</translation>
    </message>
    <message>
        <source>Saved as %1. Another program can send it.</source>
        <translation>Gespeichert als %1. Ein anderes Programm kann sie senden.</translation>
    </message>
    <message>
        <source>Enter your own address in the From line.</source>
        <translation>In der Zeile „Von“ die eigene Adresse eintragen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an address. Correct or remove it.</source>
        <translation>„%1“ ist keine Adresse. Berichtigen oder entfernen.</translation>
    </message>
    <message>
        <source>The attachment %1 cannot be read. Remove it or attach it again.</source>
        <translation>Der Anhang %1 lässt sich nicht lesen. Entfernen oder neu anhängen.</translation>
    </message>
    <message>
        <source>The mail is too large. Remove attachments.</source>
        <translation>Die Mail ist zu groß. Anhänge entfernen.</translation>
    </message>
    <message>
        <source>Saving was cancelled.</source>
        <translation>Das Speichern wurde abgebrochen.</translation>
    </message>
    <message>
        <source>One JSON object per address, one per line.</source>
        <translation>Ein JSON-Objekt je Adresse, eines je Zeile.</translation>
    </message>
    <message>
        <source>Look up as of this time instead of the clock&apos;s.</source>
        <translation>Zu dieser Zeit nachschlagen statt zu der der Uhr.</translation>
    </message>
    <message>
        <source>Your own mail domain. A promise needs both ends; without it only the other side is judged.</source>
        <translation>Ihre eigene Maildomain. Eine Zusage braucht beide Enden; ohne sie wird nur die Gegenseite beurteilt.</translation>
    </message>
    <message>
        <source>Domains looked up at a time; default: 24.</source>
        <translation>Domains, die zugleich nachgeschlagen werden; üblich: 24.</translation>
    </message>
    <message>
        <source>Exit status 1 when a way out has this outcome.</source>
        <translation>Rückgabewert 1, wenn ein Weg hinaus dieses Ergebnis hat.</translation>
    </message>
    <message>
        <source>Look up the recipients of the built-in demonstration.</source>
        <translation>Die Empfänger der eingebauten Vorführung nachschlagen.</translation>
    </message>
    <message>
        <source>Remember MTA-STS policies in this folder for as long as they hold.</source>
        <translation>MTA-STS-Richtlinien in diesem Ordner merken, solange sie gelten.</translation>
    </message>
    <message>
        <source>Usage: waxseal lookup [OPTION…] ADDRESS…</source>
        <translation>Aufruf: waxseal lookup [OPTION…] ADRESSE…</translation>
    </message>
    <message>
        <source>A mail address, or - for a list on standard input, one a line.</source>
        <translation>Eine Mailadresse, oder - für eine Liste auf der Standardeingabe, eine je Zeile.</translation>
    </message>
    <message>
        <source>Further roots (PEM) for the web servers of policies, beside the system&apos;s.</source>
        <translation>Weitere Wurzelzertifikate (PEM) für die Webserver der Richtlinien, neben denen des Systems.</translation>
    </message>
    <message>
        <source>Also connect to the mail servers (port 25) and compare their certificates with DNS.</source>
        <translation>Auch die Mailserver ansprechen (Port 25) und ihre Zertifikate mit dem DNS vergleichen.</translation>
    </message>
    <message>
        <source>Look for no keys. Keys are not looked for yet.</source>
        <translation>Keine Schlüssel suchen. Nach Schlüsseln wird noch nicht gesucht.</translation>
    </message>
    <message>
        <source>Name at least one address, or - for a list on standard input; waxseal lookup --help says more.</source>
        <translation>Bitte mindestens eine Adresse nennen, oder - für eine Liste auf der Standardeingabe; mehr sagt waxseal lookup --help.</translation>
    </message>
    <message>
        <source>%1: there is no certificate in PEM form; name another file.</source>
        <translation>%1: kein Zertifikat in PEM-Form; bitte eine andere Datei nennen.</translation>
    </message>
    <message>
        <source>standard input: larger than a list of addresses may be (16 MiB); the rest was left out.</source>
        <translation>Standardeingabe: größer, als eine Adressliste sein darf (16 MiB); der Rest blieb weg.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n address(es)</source>
        <translation>
            <numerusform>%1 von %n Adresse</numerusform>
            <numerusform>%1 von %n Adressen</numerusform>
        </translation>
    </message>
    <message>
        <source>The demonstration: invented recipients under invented, signed DNS zones; nothing leaves this computer.</source>
        <translation>Die Vorführung: erfundene Empfänger unter erfundenen, signierten DNS-Zonen; nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>What will the recipient&apos;s provider enforce?</source>
        <translation>Was setzt der Provider des Empfängers durch?</translation>
    </message>
    <message>
        <source>Only questions leave this computer: by DNS, and by HTTPS for the policy of a recipient&apos;s domain. Both can be switched off.</source>
        <translation>Nur Fragen verlassen diesen Computer: über DNS, und über HTTPS nach der Richtlinie einer Empfänger-Domain. Beides lässt sich abschalten.</translation>
    </message>
    <message>
        <source>Tell each name &amp;server only its part of a name</source>
        <translation>Jedem Nameserver n&amp;ur seinen Teil des Namens nennen</translation>
    </message>
    <message>
        <source>Fewer learn the whole name (QNAME minimisation), but answers take more than twice as long.</source>
        <translation>Weniger Server erfahren den ganzen Namen (QNAME-Minimierung), aber Antworten dauern mehr als doppelt so lang.</translation>
    </message>
    <message>
        <source>DNS questions about a recipient&apos;s domain and mail servers</source>
        <translation>DNS-Fragen nach Domain und Mailservern eines Empfängers</translation>
    </message>
    <message>
        <source>Your resolver: the domains you write to. Their name servers: that somebody is about to write.</source>
        <translation>Ihr Resolver: die Domains, an die Sie schreiben. Deren Nameserver: dass bald jemand schreibt.</translation>
    </message>
    <message>
        <source>while you write, once an address is complete</source>
        <translation>beim Schreiben, sobald eine Adresse vollständig ist</translation>
    </message>
    <message>
        <source>The MTA-STS policy of a recipient&apos;s domain, by HTTPS</source>
        <translation>Die MTA-STS-Richtlinie einer Empfänger-Domain, über HTTPS</translation>
    </message>
    <message>
        <source>The recipient&apos;s web host: your IP address, and that you ask about this domain.</source>
        <translation>Der Webserver des Empfängers: Ihre IP-Adresse, und dass Sie nach dieser Domain fragen.</translation>
    </message>
    <message>
        <source>while you write, where DNS announces a policy</source>
        <translation>beim Schreiben, wo das DNS eine Richtlinie ankündigt</translation>
    </message>
    <message>
        <source>When DNS is asked about senders</source>
        <translation>Wann das DNS nach Absendern gefragt wird</translation>
    </message>
    <message>
        <source>Recipients, while you write</source>
        <translation>Empfänger, während Sie schreiben</translation>
    </message>
    <message>
        <source>Look &amp;up what a recipient&apos;s provider will enforce</source>
        <translation>&amp;Beim Schreiben nachsehen, was der Provider des Empfängers durchsetzt</translation>
    </message>
    <message>
        <source>Each domain once an address is complete. Without this, nothing is asked.</source>
        <translation>Jede Domain, sobald eine Adresse vollständig ist. Ohne dies wird nichts gefragt.</translation>
    </message>
    <message>
        <source>Ask me before a &amp;new domain is looked up</source>
        <translation>&amp;Vor dem Nachsehen einer neuen Domain fragen</translation>
    </message>
    <message>
        <source>Nobody is asked about a domain until you allow it, once for each.</source>
        <translation>Nach einer Domain wird niemand gefragt, bis Sie es einmal für sie erlauben.</translation>
    </message>
    <message>
        <source>What was asked so far</source>
        <translation>Was bisher gefragt wurde</translation>
    </message>
    <message>
        <source>Kept on this computer only, newest first, at most 10,000. HTTPS and SMTP stand for servers that were connected to.</source>
        <translation>Nur auf diesem Computer, neueste zuerst, höchstens 10.000. HTTPS und SMTP stehen für Server, zu denen verbunden wurde.</translation>
    </message>
    <message>
        <source>Deletes all of them, with the answers and policies that are kept and the domains that you allowed.</source>
        <translation>Löscht alle, dazu die gemerkten Antworten und Richtlinien und die Domains, die Sie erlaubt haben.</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>hat geantwortet</translation>
    </message>
    <message>
        <source>%1 takes no mail, by its own word.</source>
        <translation>%1 nimmt nach eigener Angabe keine Mail an.</translation>
    </message>
    <message>
        <source>There is no domain %1; check the address.</source>
        <translation>Die Domain %1 gibt es nicht; bitte Adresse prüfen.</translation>
    </message>
    <message>
        <source>%1 has no server that takes mail.</source>
        <translation>%1 hat keinen Server, der Mail annimmt.</translation>
    </message>
    <message>
        <source>Not checked: records of %1 fail their DNSSEC check.</source>
        <translation>Nicht geprüft: Einträge von %1 bestehen die DNSSEC-Prüfung nicht.</translation>
    </message>
    <message>
        <source>Not checked: offline, so nobody was asked about %1.</source>
        <translation>Nicht geprüft: offline, deshalb keine Frage zu %1.</translation>
    </message>
    <message>
        <source>Could not find out everything about %1.</source>
        <translation>Zu %1 ließ sich nicht alles herausfinden.</translation>
    </message>
    <message>
        <source>Not checked: no answer about %1. Try again.</source>
        <translation>Nicht geprüft: keine Antwort zu %1. Bitte noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Still asking about %1.</source>
        <translation>Die Abfrage zu %1 läuft noch.</translation>
    </message>
    <message>
        <source>Your provider and %1 are TES members; encryption is demanded.</source>
        <translation>Ihr Provider und %1 sind TES-Mitglieder; Verschlüsselung ist Pflicht.</translation>
    </message>
    <message>
        <source>Your provider and %1 offer SMTPsec: that or no delivery.</source>
        <translation>Ihr Provider und %1 bieten SMTPsec: so oder keine Zustellung.</translation>
    </message>
    <message>
        <source>Would be refused: SMTPsec records of %1 fail DNSSEC.</source>
        <translation>Würde abgelehnt: SMTPsec-Einträge von %1 bestehen die DNSSEC-Prüfung nicht.</translation>
    </message>
    <message>
        <source>Would be refused: no SMTPsec answer about %1.</source>
        <translation>Würde abgelehnt: keine SMTPsec-Antwort zu %1.</translation>
    </message>
    <message>
        <source>A server of %1 shows another certificate than DNS names.</source>
        <translation>Server von %1 zeigt ein anderes Zertifikat als im DNS.</translation>
    </message>
    <message>
        <source>Your provider and that of %1 are on BSI&apos;s list.</source>
        <translation>Ihr Provider und der von %1 stehen auf der BSI-Liste.</translation>
    </message>
    <message>
        <source>%1 is a TES member; your own side is unproven.</source>
        <translation>%1 ist TES-Mitglied; für Ihre Seite ist nichts belegt.</translation>
    </message>
    <message>
        <source>%1 offers SMTPsec; your own side is unproven.</source>
        <translation>%1 bietet SMTPsec; für Ihre Seite ist nichts belegt.</translation>
    </message>
    <message>
        <source>%1 lets senders require encryption; your provider says it will.</source>
        <translation>%1 lässt Verschlüsselung erzwingen; Ihr Provider sagt es zu.</translation>
    </message>
    <message>
        <source>%1 lets senders require encryption; whether yours does is unknown.</source>
        <translation>%1 lässt Verschlüsselung erzwingen; von Ihrem Provider ist nichts bekannt.</translation>
    </message>
    <message>
        <source>The policy of %1 names none of its mail servers.</source>
        <translation>Die Richtlinie von %1 nennt keinen ihrer Mailserver.</translation>
    </message>
    <message>
        <source>%1 asks senders to encrypt; whether yours does is unknown.</source>
        <translation>%1 verlangt Verschlüsselung; von Ihrem Provider ist nichts bekannt.</translation>
    </message>
    <message>
        <source>The name %1 promises to take encrypted mail only.</source>
        <translation>Der Name %1 verspricht, nur verschlüsselte Mail anzunehmen.</translation>
    </message>
    <message>
        <source>Only some servers of %1 let senders require encryption.</source>
        <translation>Nur manche Server von %1 lassen Verschlüsselung erzwingen.</translation>
    </message>
    <message>
        <source>%1 wants encryption, but its servers cannot be recognised.</source>
        <translation>%1 will Verschlüsselung, doch seine Server sind nicht erkennbar.</translation>
    </message>
    <message>
        <source>Policy of %1 in test mode: not binding.</source>
        <translation>Richtlinie von %1 im Testbetrieb: nicht bindend.</translation>
    </message>
    <message>
        <source>May travel to %1 unencrypted, like a postcard.</source>
        <translation>Reist vielleicht unverschlüsselt zu %1, wie eine Postkarte.</translation>
    </message>
    <message>
        <source>Encryption between servers is not end-to-end: both providers can read the mail.</source>
        <translation>Verschlüsselung zwischen Servern ist nicht Ende-zu-Ende: Beide Provider können die Mail lesen.</translation>
    </message>
    <message>
        <source>This is what the other side offers; whether your provider makes use of it is not known here.</source>
        <translation>Das bietet die Gegenseite an; ob Ihr Provider es nutzt, ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>A mistake of the other side can look the same. Mail may come back.</source>
        <translation>Ein Fehler der Gegenseite kann genauso aussehen. Die Mail kommt vielleicht zurück.</translation>
    </message>
    <message>
        <source>This is no sign for or against encryption.</source>
        <translation>Das ist kein Zeichen für oder gegen Verschlüsselung.</translation>
    </message>
    <message>
        <source>The rules bind both providers; that they keep them with each mail is not checked.</source>
        <translation>Die Regeln binden beide Provider; dass sie sie bei jeder Mail halten, wird nicht geprüft.</translation>
    </message>
    <message>
        <source>Servers may encrypt all the same, but nothing makes them.</source>
        <translation>Server verschlüsseln vielleicht trotzdem, aber nichts zwingt sie.</translation>
    </message>
    <message>
        <source>The address may be mistyped, or no longer in use.</source>
        <translation>Die Adresse ist vielleicht vertippt oder nicht mehr in Gebrauch.</translation>
    </message>
    <message>
        <source>So can somebody between this network and that server.</source>
        <translation>Auch jemand zwischen diesem Netz und jenem Server kann so aussehen.</translation>
    </message>
    <message>
        <source>BSI certified both for rules of 2016 (TR-03108-1 v1.0.1); each mail is not checked.</source>
        <translation>Das BSI hat beide nach Regeln von 2016 zertifiziert (TR-03108-1 v1.0.1); die einzelne Mail wird nicht geprüft.</translation>
    </message>
    <message>
        <source>That your provider keeps its word with each mail is not checked.</source>
        <translation>Dass Ihr Provider bei jeder Mail Wort hält, wird nicht geprüft.</translation>
    </message>
    <message>
        <source>A policy is the word of a web server, not proven by DNSSEC.</source>
        <translation>Eine Richtlinie ist das Wort eines Webservers, nicht durch DNSSEC belegt.</translation>
    </message>
    <message>
        <source>A promise in a name: the server need not show who it is, and how your own provider delivers is not known.</source>
        <translation>Ein Versprechen in einem Namen: Der Server muss nicht zeigen, wer er ist, und wie Ihr eigener Provider zustellt, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>A mistake of that domain can look the same. A provider that checks DNSSEC would not deliver there.</source>
        <translation>Ein Fehler dieser Domain kann genauso aussehen. Ein Provider, der DNSSEC prüft, würde dorthin nicht zustellen.</translation>
    </message>
    <message>
        <source>Somebody on the way could take the place of such a server.</source>
        <translation>Jemand auf dem Weg könnte sich an die Stelle eines solchen Servers setzen.</translation>
    </message>
    <message>
        <source>Your own domain: %1</source>
        <translation>Ihre eigene Domain: %1</translation>
    </message>
    <message>
        <source>Your own domain is not named, so only the other side is judged.</source>
        <translation>Ihre eigene Domain ist nicht genannt; so wird nur die Gegenseite beurteilt.</translation>
    </message>
    <message>
        <source>Looking up %1 …</source>
        <translation>%1 wird nachgeschlagen …</translation>
    </message>
    <message>
        <source>%1 takes long to answer …</source>
        <translation>%1 braucht lange für die Antwort …</translation>
    </message>
    <message>
        <source>Not looked up: you want to be asked about %1.</source>
        <translation>Nicht nachgeschlagen: Zu %1 möchten Sie gefragt werden.</translation>
    </message>
    <message>
        <source>Not looked up: you have blocked %1.</source>
        <translation>Nicht nachgeschlagen: %1 ist von Ihnen gesperrt.</translation>
    </message>
    <message>
        <source>There is no address; it looks like anna@example.com.</source>
        <translation>Hier steht keine Adresse; sie sieht aus wie anna@example.com.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too long for an address; shorten it.</source>
        <translation>„%1“ ist zu lang für eine Adresse; bitte kürzen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no @; an address looks like anna@example.com.</source>
        <translation>„%1“ hat kein @; eine Adresse sieht aus wie anna@example.com.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; lacks the name before the @; add it.</source>
        <translation>„%1“ fehlt der Name vor dem @; bitte ergänzen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; lacks the domain behind the @; add it.</source>
        <translation>„%1“ fehlt die Domain hinter dem @; bitte ergänzen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: the domain cannot be read; check character %2.</source>
        <translation>„%1“: Die Domain ist nicht lesbar; bitte Zeichen %2 prüfen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; looks like several addresses; put commas between them.</source>
        <translation>„%1“ sieht nach mehreren Adressen aus; bitte Kommas dazwischensetzen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has invisible characters; type it anew.</source>
        <translation>„%1“ enthält unsichtbare Zeichen; bitte neu tippen.</translation>
    </message>
    <message>
        <source>Not possible for %1 of %2: %3</source>
        <translation>Nicht möglich für %1 von %2: %3</translation>
    </message>
    <message>
        <source>May travel unencrypted for %1 of %2: %3</source>
        <translation>Reist vielleicht unverschlüsselt bei %1 von %2: %3</translation>
    </message>
    <message>
        <source>Could not check for %1 of %2: %3</source>
        <translation>Nicht prüfbar für %1 von %2: %3</translation>
    </message>
    <message>
        <source>Only offered by the other side for %1 of %2: %3</source>
        <translation>Nur von der Gegenseite angeboten für %1 von %2: %3</translation>
    </message>
    <message>
        <source>For all %1, both providers&apos; rules demand encryption.</source>
        <translation>Für alle %1 verlangen die Regeln beider Provider Verschlüsselung.</translation>
    </message>
    <message>
        <source>Still looking up %1 of %2: %3</source>
        <translation>Noch beim Nachschlagen, %1 von %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Your provider is a member too: %1</source>
        <translation>Ihr Provider ist ebenfalls Mitglied: %1</translation>
    </message>
    <message>
        <source>Your provider is no member of TES.</source>
        <translation>Ihr Provider ist kein Mitglied von TES.</translation>
    </message>
    <message>
        <source>Your provider&apos;s membership is not provable.</source>
        <translation>Die Mitgliedschaft Ihres Providers ist nicht belegbar.</translation>
    </message>
    <message>
        <source>No answer about your provider and TES.</source>
        <translation>Keine Antwort zu Ihrem Provider und TES.</translation>
    </message>
    <message>
        <source>Duty of a member kept: %1</source>
        <translation>Pflicht eines Mitglieds erfüllt: %1</translation>
    </message>
    <message>
        <source>Duty of a member missed: %1</source>
        <translation>Pflicht eines Mitglieds verletzt: %1</translation>
    </message>
    <message>
        <source>Duty of a member, not checked: %1</source>
        <translation>Pflicht eines Mitglieds, nicht geprüft: %1</translation>
    </message>
    <message>
        <source>%1 vouches for %2, which runs %3.</source>
        <translation>%1 bürgt für %2, das %3 betreibt.</translation>
    </message>
    <message>
        <source>TLSA records for every mail server</source>
        <translation>TLSA-Einträge für jeden Mailserver</translation>
    </message>
    <message>
        <source>TLSA usage 2 or 3, SHA-256 or stronger</source>
        <translation>TLSA-Verwendung 2 oder 3, SHA-256 oder stärker</translation>
    </message>
    <message>
        <source>its zone is signed</source>
        <translation>die Zone ist signiert</translation>
    </message>
    <message>
        <source>keys of its zone are long enough</source>
        <translation>die Schlüssel der Zone sind lang genug</translation>
    </message>
    <message>
        <source>A record on the way is not signed, so anybody could have written it.</source>
        <translation>Ein Eintrag auf dem Weg ist nicht signiert; jeder könnte ihn geschrieben haben.</translation>
    </message>
    <message>
        <source>still being asked about</source>
        <translation>wird noch abgefragt</translation>
    </message>
    <message>
        <source>can be recognised, by the TES profile</source>
        <translation>erkennbar, nach dem TES-Profil</translation>
    </message>
    <message>
        <source>can be recognised, not by the TES profile</source>
        <translation>erkennbar, nicht nach dem TES-Profil</translation>
    </message>
    <message>
        <source>demands encryption, cannot be recognised</source>
        <translation>verlangt Verschlüsselung, ist nicht erkennbar</translation>
    </message>
    <message>
        <source>no TLSA record</source>
        <translation>kein TLSA-Eintrag</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>nicht signiert</translation>
    </message>
    <message>
        <source>has no address</source>
        <translation>hat keine Adresse</translation>
    </message>
    <message>
        <source>an answer fails its DNSSEC check</source>
        <translation>eine Antwort besteht die DNSSEC-Prüfung nicht</translation>
    </message>
    <message>
        <source>not reached on port 25, which many networks block</source>
        <translation>auf Port 25 nicht erreicht; viele Netze sperren ihn</translation>
    </message>
    <message>
        <source>its name points into a private network, which is not asked</source>
        <translation>der Name zeigt in ein privates Netz, das nicht gefragt wird</translation>
    </message>
    <message>
        <source>what answers is no mail server</source>
        <translation>was antwortet, ist kein Mailserver</translation>
    </message>
    <message>
        <source>it sent us away</source>
        <translation>er hat uns weggeschickt</translation>
    </message>
    <message>
        <source>it offers no encryption</source>
        <translation>er bietet keine Verschlüsselung</translation>
    </message>
    <message>
        <source>encryption did not come about</source>
        <translation>Verschlüsselung kam nicht zustande</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>keine Antwort in der Zeit</translation>
    </message>
    <message>
        <source>its certificate is the one that DNS names</source>
        <translation>sein Zertifikat ist das, welches das DNS nennt</translation>
    </message>
    <message>
        <source>its certificate is not the one that DNS names</source>
        <translation>sein Zertifikat ist nicht das, welches das DNS nennt</translation>
    </message>
    <message>
        <source>DNS names no certificate to compare with</source>
        <translation>das DNS nennt kein Zertifikat zum Vergleichen</translation>
    </message>
    <message>
        <source>its certificate cannot be read</source>
        <translation>sein Zertifikat ist nicht lesbar</translation>
    </message>
    <message>
        <source>Looked at %1: %2</source>
        <translation>%1 angesehen: %2</translation>
    </message>
    <message>
        <source>No MX record: mail goes to %1 itself.</source>
        <translation>Kein MX-Eintrag: Mail geht an %1 selbst.</translation>
    </message>
    <message>
        <source>Not every MX record was looked at.</source>
        <translation>Nicht jeder MX-Eintrag wurde angesehen.</translation>
    </message>
    <message>
        <source>%1 is another name of %2.</source>
        <translation>%1 ist ein anderer Name von %2.</translation>
    </message>
    <message>
        <source>Server %1, port %2, priority %3, weight %4; %5</source>
        <translation>Server %1, Port %2, Priorität %3, Gewicht %4; %5</translation>
    </message>
    <message>
        <source>A provider that uses SMTPsec would not deliver.</source>
        <translation>Ein Provider mit SMTPsec würde nicht zustellen.</translation>
    </message>
    <message>
        <source>A provider that uses SMTPsec would deliver by ordinary SMTP.</source>
        <translation>Ein Provider mit SMTPsec würde über gewöhnliches SMTP zustellen.</translation>
    </message>
    <message>
        <source>Your provider offers SMTPsec too.</source>
        <translation>Ihr Provider bietet ebenfalls SMTPsec.</translation>
    </message>
    <message>
        <source>Your provider does not offer SMTPsec.</source>
        <translation>Ihr Provider bietet SMTPsec nicht an.</translation>
    </message>
    <message>
        <source>No usable answer about your provider and SMTPsec.</source>
        <translation>Keine brauchbare Antwort zu Ihrem Provider und SMTPsec.</translation>
    </message>
    <message>
        <source>its web server has no address</source>
        <translation>der Webserver hat keine Adresse</translation>
    </message>
    <message>
        <source>the address of its web server fails its DNSSEC check</source>
        <translation>die Adresse des Webservers besteht die DNSSEC-Prüfung nicht</translation>
    </message>
    <message>
        <source>no answer about the address of its web server</source>
        <translation>keine Antwort zur Adresse des Webservers</translation>
    </message>
    <message>
        <source>its web server was not reached</source>
        <translation>der Webserver war nicht erreichbar</translation>
    </message>
    <message>
        <source>the certificate of its web server does not hold</source>
        <translation>das Zertifikat des Webservers hält nicht stand</translation>
    </message>
    <message>
        <source>it points to another place, which the rules forbid</source>
        <translation>er verweist an einen anderen Ort, was die Regeln verbieten</translation>
    </message>
    <message>
        <source>the web server has none (status %1)</source>
        <translation>der Webserver hat keine (Status %1)</translation>
    </message>
    <message>
        <source>what the web server gives is no plain text</source>
        <translation>was der Webserver gibt, ist kein reiner Text</translation>
    </message>
    <message>
        <source>the file is too large</source>
        <translation>die Datei ist zu groß</translation>
    </message>
    <message>
        <source>what the web server says cannot be read</source>
        <translation>was der Webserver sagt, ist nicht lesbar</translation>
    </message>
    <message>
        <source>the file does not say that it is a policy</source>
        <translation>die Datei sagt nicht, dass sie eine Richtlinie ist</translation>
    </message>
    <message>
        <source>its mode is none that there is</source>
        <translation>ihr Modus ist keiner, den es gibt</translation>
    </message>
    <message>
        <source>it does not say how long it holds</source>
        <translation>sie sagt nicht, wie lange sie gilt</translation>
    </message>
    <message>
        <source>a mail server in it has no proper name</source>
        <translation>ein Mailserver darin hat keinen richtigen Namen</translation>
    </message>
    <message>
        <source>it names no mail server</source>
        <translation>sie nennt keinen Mailserver</translation>
    </message>
    <message>
        <source>it names too many mail servers</source>
        <translation>sie nennt zu viele Mailserver</translation>
    </message>
    <message>
        <source>a line in it cannot be read</source>
        <translation>eine Zeile darin ist nicht lesbar</translation>
    </message>
    <message>
        <source>Policy: mode %1, fetched %2, holds until %3</source>
        <translation>Richtlinie: Modus %1, geholt %2, gilt bis %3</translation>
    </message>
    <message>
        <source>Policy: mail servers %1</source>
        <translation>Richtlinie: Mailserver %1</translation>
    </message>
    <message>
        <source>Remembered from an earlier look: there was no new answer, and it still holds.</source>
        <translation>Gemerkt von früher: Es kam keine neue Antwort, und sie gilt noch.</translation>
    </message>
    <message>
        <source>Not in the policy: %1</source>
        <translation>Nicht in der Richtlinie: %1</translation>
    </message>
    <message>
        <source>Policy: %1, tried %2</source>
        <translation>Richtlinie: %1, versucht %2</translation>
    </message>
    <message>
        <source>SPF or Sender ID: no answer</source>
        <translation>SPF oder Sender ID: keine Antwort</translation>
    </message>
    <message>
        <source>Its SPF record ends in -all, as the draft asks.</source>
        <translation>Sein SPF-Eintrag endet auf -all, wie der Entwurf es verlangt.</translation>
    </message>
    <message>
        <source>Would not qualify as sender: no SPF record with -all.</source>
        <translation>Als Absender nicht nach den Regeln: kein SPF-Eintrag mit -all.</translation>
    </message>
    <message>
        <source>Its Sender ID record ends in -all, as the draft asks.</source>
        <translation>Sein Sender-ID-Eintrag endet auf -all, wie der Entwurf es verlangt.</translation>
    </message>
    <message>
        <source>Would not qualify as sender: no Sender ID record with -all.</source>
        <translation>Als Absender nicht nach den Regeln: kein Sender-ID-Eintrag mit -all.</translation>
    </message>
    <message>
        <source>It has MX records, which the draft does not allow such a name.</source>
        <translation>Er hat MX-Einträge, was der Entwurf solchen Namen nicht erlaubt.</translation>
    </message>
    <message>
        <source>On the list: %1</source>
        <translation>Auf der Liste: %1</translation>
    </message>
    <message>
        <source>On the list: %1, certificate %2</source>
        <translation>Auf der Liste: %1, Zertifikat %2</translation>
    </message>
    <message>
        <source>Derived from its mail servers; the domain itself is not on the list.</source>
        <translation>Aus den Mailservern abgeleitet; die Domain selbst steht nicht auf der Liste.</translation>
    </message>
    <message>
        <source>The list says something only where your provider is on it too.</source>
        <translation>Die Liste sagt nur etwas, wo auch Ihr Provider darauf steht.</translation>
    </message>
    <message>
        <source>Your provider on the list: %1</source>
        <translation>Ihr Provider auf der Liste: %1</translation>
    </message>
    <message>
        <source>As the rules ask: signed, with TLSA records for every mail server.</source>
        <translation>Wie die Regeln es verlangen: signiert, mit TLSA-Einträgen für jeden Mailserver.</translation>
    </message>
    <message>
        <source>Unlike the rules ask: not signed, or without TLSA records for a mail server.</source>
        <translation>Anders als die Regeln verlangen: nicht signiert, oder ein Mailserver ohne TLSA-Einträge.</translation>
    </message>
    <message>
        <source>%1 is a member of TES.</source>
        <translation>%1 ist Mitglied von TES.</translation>
    </message>
    <message>
        <source>%1 is no member of TES.</source>
        <translation>%1 ist kein Mitglied von TES.</translation>
    </message>
    <message>
        <source>%1 claims TES membership, which is not provable.</source>
        <translation>%1 behauptet, TES-Mitglied zu sein; belegbar ist es nicht.</translation>
    </message>
    <message>
        <source>%1 has a TES record that no member can have.</source>
        <translation>%1 hat einen TES-Eintrag, den kein Mitglied haben kann.</translation>
    </message>
    <message>
        <source>TES records of %1 fail their DNSSEC check.</source>
        <translation>TES-Einträge von %1 bestehen die DNSSEC-Prüfung nicht.</translation>
    </message>
    <message>
        <source>TES not checked: no answer about %1.</source>
        <translation>TES nicht geprüft: keine Antwort zu %1.</translation>
    </message>
    <message>
        <source>TES: still asking about %1.</source>
        <translation>TES: Die Abfrage zu %1 läuft noch.</translation>
    </message>
    <message>
        <source>%1 takes mail by SMTPsec.</source>
        <translation>%1 nimmt Mail über SMTPsec an.</translation>
    </message>
    <message>
        <source>No SMTPsec: %1 has no DNSSEC.</source>
        <translation>Kein SMTPsec: %1 hat kein DNSSEC.</translation>
    </message>
    <message>
        <source>%1 does not offer SMTPsec.</source>
        <translation>%1 bietet SMTPsec nicht an.</translation>
    </message>
    <message>
        <source>SMTPsec records of %1 fail their DNSSEC check.</source>
        <translation>SMTPsec-Einträge von %1 bestehen die DNSSEC-Prüfung nicht.</translation>
    </message>
    <message>
        <source>SMTPsec records of %1 name no usable server.</source>
        <translation>SMTPsec-Einträge von %1 nennen keinen brauchbaren Server.</translation>
    </message>
    <message>
        <source>SMTPsec not checked: no answer about %1.</source>
        <translation>SMTPsec nicht geprüft: keine Antwort zu %1.</translation>
    </message>
    <message>
        <source>SMTPsec: still asking about %1.</source>
        <translation>SMTPsec: Die Abfrage zu %1 läuft noch.</translation>
    </message>
    <message>
        <source>DANE: still asking about %1.</source>
        <translation>DANE: Die Abfrage zu %1 läuft noch.</translation>
    </message>
    <message>
        <source>Every mail server of %1 can be recognised (DANE).</source>
        <translation>Jeder Mailserver von %1 ist erkennbar (DANE).</translation>
    </message>
    <message>
        <source>Only some mail servers of %1 can be recognised (DANE).</source>
        <translation>Nur manche Mailserver von %1 sind erkennbar (DANE).</translation>
    </message>
    <message>
        <source>No DANE: %1 has no DNSSEC.</source>
        <translation>Kein DANE: %1 hat kein DNSSEC.</translation>
    </message>
    <message>
        <source>No DANE: servers of %1 have no DNSSEC.</source>
        <translation>Kein DANE: Server von %1 haben kein DNSSEC.</translation>
    </message>
    <message>
        <source>No DANE: %1 publishes no TLSA records.</source>
        <translation>Kein DANE: %1 veröffentlicht keine TLSA-Einträge.</translation>
    </message>
    <message>
        <source>TLSA records of %1 demand encryption, but fit nobody.</source>
        <translation>TLSA-Einträge von %1 verlangen Verschlüsselung, passen aber auf niemanden.</translation>
    </message>
    <message>
        <source>No DANE: %1 takes no mail.</source>
        <translation>Kein DANE: %1 nimmt keine Mail an.</translation>
    </message>
    <message>
        <source>DNS about mail servers of %1 fails its check.</source>
        <translation>DNS-Einträge zu Mailservern von %1 bestehen die Prüfung nicht.</translation>
    </message>
    <message>
        <source>DANE not checked: no answer about %1.</source>
        <translation>DANE nicht geprüft: keine Antwort zu %1.</translation>
    </message>
    <message>
        <source>MTA-STS: still asking about %1.</source>
        <translation>MTA-STS: Die Abfrage zu %1 läuft noch.</translation>
    </message>
    <message>
        <source>%1 has no MTA-STS policy.</source>
        <translation>%1 hat keine MTA-STS-Richtlinie.</translation>
    </message>
    <message>
        <source>%1 has several MTA-STS records, so none counts.</source>
        <translation>%1 hat mehrere MTA-STS-Einträge, deshalb zählt keiner.</translation>
    </message>
    <message>
        <source>The MTA-STS record of %1 cannot be read.</source>
        <translation>Der MTA-STS-Eintrag von %1 ist nicht lesbar.</translation>
    </message>
    <message>
        <source>%1 asks for encrypted delivery or none (MTA-STS).</source>
        <translation>%1 verlangt verschlüsselte Zustellung oder keine (MTA-STS).</translation>
    </message>
    <message>
        <source>MTA-STS policy of %1 in test mode: not binding.</source>
        <translation>MTA-STS-Richtlinie von %1 im Testbetrieb: nicht bindend.</translation>
    </message>
    <message>
        <source>%1 has switched its MTA-STS policy off.</source>
        <translation>%1 hat seine MTA-STS-Richtlinie abgeschaltet.</translation>
    </message>
    <message>
        <source>MTA-STS not checked: no policy from %1.</source>
        <translation>MTA-STS nicht geprüft: keine Richtlinie von %1.</translation>
    </message>
    <message>
        <source>MTA-STS records of %1 fail their DNSSEC check.</source>
        <translation>MTA-STS-Einträge von %1 bestehen die DNSSEC-Prüfung nicht.</translation>
    </message>
    <message>
        <source>MTA-STS not checked: no answer about %1.</source>
        <translation>MTA-STS nicht geprüft: keine Antwort zu %1.</translation>
    </message>
    <message>
        <source>%1 is no SecureMail name.</source>
        <translation>%1 ist kein SecureMail-Name.</translation>
    </message>
    <message>
        <source>SecureMail: still asking about %1.</source>
        <translation>SecureMail: Die Abfrage zu %1 läuft noch.</translation>
    </message>
    <message>
        <source>%1 has a SecureMail name, but not its rules.</source>
        <translation>%1 hat einen SecureMail-Namen, hält aber dessen Regeln nicht.</translation>
    </message>
    <message>
        <source>A mail server of %1 calls itself SecureMail.</source>
        <translation>Ein Mailserver von %1 nennt sich SecureMail.</translation>
    </message>
    <message>
        <source>SecureMail not checked: no answer about %1.</source>
        <translation>SecureMail nicht geprüft: keine Antwort zu %1.</translation>
    </message>
    <message>
        <source>The provider of %1 is not on the BSI list.</source>
        <translation>Der Provider von %1 steht nicht auf der BSI-Liste.</translation>
    </message>
    <message>
        <source>BSI: still asking about %1.</source>
        <translation>BSI: Die Abfrage zu %1 läuft noch.</translation>
    </message>
    <message>
        <source>Only the provider of %1 is on the BSI list.</source>
        <translation>Nur der Provider von %1 steht auf der BSI-Liste.</translation>
    </message>
    <message>
        <source>New &amp;message</source>
        <translation>Neue &amp;Nachricht</translation>
    </message>
    <message>
        <source>D&amp;rafts</source>
        <translation>&amp;Entwürfe</translation>
    </message>
    <message>
        <source>&amp;Reply</source>
        <translation>&amp;Antworten</translation>
    </message>
    <message>
        <source>Reply to &amp;all</source>
        <translation>A&amp;llen antworten</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Weiterleiten</translation>
    </message>
    <message>
        <source>It is a mail address. The sender chose it; the link&apos;s text may say something else.</source>
        <translation>Es ist eine Mailadresse. Der Absender hat sie gewählt; der Text des Links sagt vielleicht etwas anderes.</translation>
    </message>
    <message>
        <source>&amp;Write to this address</source>
        <translation>An diese Adresse &amp;schreiben</translation>
    </message>
    <message>
        <source>Mail files, folders, Maildirs or mbox files to open, a window each; or a mailto: link.</source>
        <translation>Mail-Dateien, Ordner, Maildirs oder mbox-Dateien, je ein Fenster; oder ein mailto:-Link.</translation>
    </message>
    <message>
        <source>Write a new message.</source>
        <translation>Eine neue Nachricht schreiben.</translation>
    </message>
    <message>
        <source>a new message</source>
        <translation>eine neue Nachricht</translation>
    </message>
    <message>
        <source>reply to the author</source>
        <translation>dem Verfasser antworten</translation>
    </message>
    <message>
        <source>reply to everybody</source>
        <translation>allen antworten</translation>
    </message>
    <message>
        <source>forward the message</source>
        <translation>die Nachricht weiterleiten</translation>
    </message>
    <message>
        <source>while writing: details of the recipients</source>
        <translation>beim Schreiben: Einzelheiten zu den Empfängern</translation>
    </message>
    <message>
        <source>Not an address, %1 of %2: %3</source>
        <translation>Keine Adresse, %1 von %2: %3</translation>
    </message>
    <message>
        <source>BSI not checked: no usable answer about %1.</source>
        <translation>BSI nicht geprüft: keine brauchbare Antwort zu %1.</translation>
    </message>
    <message>
        <source>%1, your own provider: a TES member; encryption is demanded.</source>
        <translation>%1, Ihr eigener Provider: TES-Mitglied, Verschlüsselung ist gefordert.</translation>
    </message>
    <message>
        <source>%1, your own provider, offers SMTPsec: that or no delivery.</source>
        <translation>%1, Ihr eigener Provider, bietet SMTPsec: so oder gar nicht.</translation>
    </message>
    <message>
        <source>%1, your own provider, is on BSI&apos;s list.</source>
        <translation>%1, Ihr eigener Provider, steht auf der Liste des BSI.</translation>
    </message>
    <message>
        <source>The rules bind your provider; that it keeps them with each mail is not checked. It can read the mail.</source>
        <translation>Die Regeln binden Ihren Provider; dass er sie bei jeder Mail einhält, wird nicht geprüft. Er kann die Mail lesen.</translation>
    </message>
    <message>
        <source>BSI certified it for rules of 2016 (TR-03108-1 v1.0.1); each mail is not checked. It can read the mail.</source>
        <translation>Das BSI hat ihn für Regeln von 2016 zertifiziert (TR-03108-1 v1.0.1); die einzelne Mail wird nicht geprüft. Er kann sie lesen.</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>T&amp;o</source>
        <translation>A&amp;n</translation>
    </message>
    <message>
        <source>&amp;Cc</source>
        <translation>Kopie (&amp;Cc)</translation>
    </message>
    <message>
        <source>&amp;Bcc</source>
        <translation>Blin&amp;dkopie (Bcc)</translation>
    </message>
    <message>
        <source>&amp;Subject</source>
        <translation>Betre&amp;ff</translation>
    </message>
    <message>
        <source>&amp;Cc/Bcc</source>
        <translation>&amp;Cc/Bcc</translation>
    </message>
    <message>
        <source>Comma or Enter ends an address. Left goes to those that are there; F2 changes one, Delete removes it, Ctrl+Z brings it back.</source>
        <translation>Komma oder Eingabetaste beendet eine Adresse. Links geht zu den vorhandenen; F2 ändert eine, Entf entfernt sie, Strg+Z holt sie zurück.</translation>
    </message>
    <message>
        <source>Move to &amp;To</source>
        <translation>Nach &amp;An verschieben</translation>
    </message>
    <message>
        <source>&amp;Move to Cc</source>
        <translation>Nach Kopie (&amp;Cc) verschieben</translation>
    </message>
    <message>
        <source>Move to &amp;Bcc</source>
        <translation>Nach &amp;Blindkopie (Bcc) verschieben</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>to the next field, to the one before</source>
        <translation>zum nächsten Feld, zum vorigen</translation>
    </message>
    <message>
        <source>to the next part: To, subject, text, attachments, details</source>
        <translation>zum nächsten Teil: An, Betreff, Text, Anhänge, Einzelheiten</translation>
    </message>
    <message>
        <source>Comma, Enter</source>
        <translation>Komma, Eingabe</translation>
    </message>
    <message>
        <source>end an address</source>
        <translation>eine Adresse beenden</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Links, Rechts</translation>
    </message>
    <message>
        <source>from one recipient to the next</source>
        <translation>von einem Empfänger zum nächsten</translation>
    </message>
    <message>
        <source>F2, Enter</source>
        <translation>F2, Eingabe</translation>
    </message>
    <message>
        <source>on a recipient: change it</source>
        <translation>auf einem Empfänger: ihn ändern</translation>
    </message>
    <message>
        <source>Delete, Backspace</source>
        <translation>Entf, Rücktaste</translation>
    </message>
    <message>
        <source>on a recipient or attachment: remove it</source>
        <translation>auf einem Empfänger oder Anhang: entfernen</translation>
    </message>
    <message>
        <source>in an empty field: bring back the recipient removed last</source>
        <translation>in einem leeren Feld: den zuletzt entfernten Empfänger zurückholen</translation>
    </message>
    <message>
        <source>on a recipient: move it to another field, and more</source>
        <translation>auf einem Empfänger: in ein anderes Feld verschieben und mehr</translation>
    </message>
    <message>
        <source>on a recipient: copy it, cut it</source>
        <translation>auf einem Empfänger: kopieren, ausschneiden</translation>
    </message>
    <message>
        <source>F4, Alt+Down, Space</source>
        <translation>F4, Alt+Ab, Leertaste</translation>
    </message>
    <message>
        <source>show the details of recipients; F4 there hides them</source>
        <translation>Einzelheiten zu Empfängern zeigen; F4 dort verbirgt sie</translation>
    </message>
    <message>
        <source>check again what could not be checked</source>
        <translation>erneut prüfen, was sich nicht prüfen ließ</translation>
    </message>
    <message>
        <source>save the mail as a file</source>
        <translation>die Mail als Datei speichern</translation>
    </message>
    <message>
        <source>attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>discard the draft</source>
        <translation>den Entwurf verwerfen</translation>
    </message>
    <message>
        <source>give up a change, hide the details</source>
        <translation>eine Änderung aufgeben, Einzelheiten verbergen</translation>
    </message>
    <message>
        <source>close the window; the draft stays</source>
        <translation>das Fenster schließen; der Entwurf bleibt</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 ist schon da.</translation>
    </message>
    <message>
        <source>Already there: %1.</source>
        <translation>Schon da: %1.</translation>
    </message>
    <message>
        <source>BSI list could not be checked</source>
        <translation>BSI-Liste konnte nicht geprüft werden</translation>
    </message>
    <message>
        <source>%1 was not attached: all attachments together may be at most %2.</source>
        <translation>%1 wurde nicht angehängt: Alle Anhänge zusammen dürfen höchstens %2 groß sein.</translation>
    </message>
    <message>
        <source>the folder %1 cannot be written. Make it writable, then try again.</source>
        <translation>in den Ordner %1 lässt sich nicht schreiben. Machen Sie ihn beschreibbar und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>the folder %1 cannot be written (%2). Make it writable, then try again.</source>
        <translation>in den Ordner %1 lässt sich nicht schreiben (%2). Machen Sie ihn beschreibbar und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>there is no space left for the folder %1. Free some, then try again.</source>
        <translation>für den Ordner %1 ist kein Platz mehr. Schaffen Sie Platz und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>Kopie (Cc)</translation>
    </message>
    <message>
        <source>%1 cannot be written. Choose another folder.</source>
        <translation>%1 lässt sich nicht schreiben. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>%1 cannot be written (%2). Choose another folder.</source>
        <translation>%1 lässt sich nicht schreiben (%2). Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Not saved as a file: %1</source>
        <translation>Nicht als Datei gespeichert: %1</translation>
    </message>
    <message>
        <source>Not saved as a file. From: %1</source>
        <translation>Nicht als Datei gespeichert. Von: %1</translation>
    </message>
    <message>
        <source>outside the zone files that are asked</source>
        <translation>außerhalb der befragten Zonendateien</translation>
    </message>
    <message>
        <source>As for waxseal inspect; it has no effect on recipients.</source>
        <translation>Wie bei waxseal inspect; auf Empfänger hat es keine Wirkung.</translation>
    </message>
    <message>
        <source>Look up this address of several only, by its number in the table, and explain it.</source>
        <translation>Von mehreren nur diese Adresse nachschlagen, nach ihrer Nummer in der Tabelle, und sie erklären.</translation>
    </message>
    <message>
        <source>Looks up what the recipients&apos; providers will enforce: TES, SMTPsec, DANE, MTA-STS, SecureMail, BSI.
Asks DNS, and the web servers of domains that have an MTA-STS policy; mail servers only with --probe.
Outcomes: confirmed, stated, nothing, unchecked, contradicted.
Exit status: 0 done, 1 --fail-on was met, 2 wrong usage, 3 an address could not be read (the others were
looked up; also when --fail-on was met).</source>
        <translation>Schlägt nach, was die Provider der Empfänger durchsetzen: TES, SMTPsec, DANE, MTA-STS, SecureMail, BSI.
Fragt das DNS und die Webserver von Domains mit MTA-STS-Richtlinie; Mailserver nur mit --probe.
Ergebnisse: confirmed, stated, nothing, unchecked, contradicted (bestätigt, behauptet, nichts, nicht prüfbar, widerlegt).
Rückgabewert: 0 fertig, 1 --fail-on traf zu, 2 falscher Aufruf, 3 eine Adresse war nicht lesbar (die anderen wurden
nachgeschlagen; auch wenn --fail-on zutraf).</translation>
    </message>
    <message>
        <source>ADDRESS…</source>
        <translation>ADRESSE…</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>standard input: there is no address in it; write one on each line.</source>
        <translation>Standardeingabe: Sie enthält keine Adresse; schreiben Sie eine in jede Zeile.</translation>
    </message>
    <message numerus="yes">
        <source>--only %1: there are only %n address(es); name a number of the table.</source>
        <translation>
            <numerusform>--only %1: Es gibt nur %n Adresse; nennen Sie eine Nummer aus der Tabelle.</numerusform>
            <numerusform>--only %1: Es gibt nur %n Adressen; nennen Sie eine Nummer aus der Tabelle.</numerusform>
        </translation>
    </message>
    <message>
        <source>&quot;%1&quot; looks like several addresses; give each as an argument of its own, or one on a line.</source>
        <translation>„%1“ sieht nach mehreren Adressen aus; geben Sie jede als eigenes Argument an oder eine je Zeile.</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: leave out mailto: and give the address alone.</source>
        <translation>„%1“: Lassen Sie mailto: weg und geben Sie nur die Adresse an.</translation>
    </message>
    <message>
        <source>One recipient of each kind, explained</source>
        <translation>Ein Empfänger jeder Art, erklärt</translation>
    </message>
    <message>
        <source>Your own domain is not named, so only the other side is judged. Name it: --own-domain.</source>
        <translation>Ihre eigene Domain ist nicht genannt, deshalb wird nur die andere Seite beurteilt. Nennen Sie sie: --own-domain.</translation>
    </message>
    <message>
        <source>Nobody: they come with Waxseal, or from a file chosen by you.</source>
        <translation>Niemand: Sie kommen mit Waxseal oder aus einer Datei, die Sie gewählt haben.</translation>
    </message>
    <message>
        <source>&amp;Who vouches</source>
        <translation>&amp;Wer bürgt</translation>
    </message>
    <message>
        <source>Members of TES</source>
        <translation>Mitglieder von TES</translation>
    </message>
    <message>
        <source>TES roo&amp;t:</source>
        <translation>TES-Wur&amp;zel:</translation>
    </message>
    <message>
        <source>%1, the usual one</source>
        <translation>%1, die übliche</translation>
    </message>
    <message>
        <source>Whoever owns this domain vouches, in its DNS, for the members of TES; no other root is ever asked.</source>
        <translation>Wem diese Domain gehört, bürgt in ihrem DNS für die Mitglieder von TES; eine andere Wurzel wird nie gefragt.</translation>
    </message>
    <message>
        <source>List of certified providers</source>
        <translation>Liste zertifizierter Provider</translation>
    </message>
    <message>
        <source>Which providers BSI certified under TR-03108. BSI signs no such list: the built-in one comes with Waxseal, any other counts on your word.</source>
        <translation>Welche Provider das BSI nach TR-03108 zertifiziert hat. Das BSI signiert keine solche Liste: Die eingebaute kommt mit Waxseal, jede andere gilt auf Ihr Wort.</translation>
    </message>
    <message>
        <source>Use a &amp;newer list…</source>
        <translation>&amp;Neuere Liste verwenden…</translation>
    </message>
    <message>
        <source>Waxseal keeps a copy of the file. Its form stands in the manual page waxseal(1).</source>
        <translation>Waxseal behält eine Kopie der Datei. Ihre Form steht in der Handbuchseite waxseal(1).</translation>
    </message>
    <message>
        <source>Use the &amp;built-in list</source>
        <translation>&amp;Eingebaute Liste verwenden</translation>
    </message>
    <message>
        <source>Deletes the copy of the list chosen by you.</source>
        <translation>Löscht die Kopie der von Ihnen gewählten Liste.</translation>
    </message>
    <message>
        <source>Use a newer list of certified providers</source>
        <translation>Eine neuere Liste zertifizierter Provider verwenden</translation>
    </message>
    <message>
        <source>Lists of providers</source>
        <translation>Listen von Providern</translation>
    </message>
    <message>
        <source>Not used yet: this is not a domain, such as tes.example.net. Empty means the usual one.</source>
        <translation>Noch nicht verwendet: Das ist keine Domain wie tes.example.net. Leer bedeutet die übliche.</translation>
    </message>
    <message>
        <source>In use: the list of %1, built into Waxseal. Source: %2</source>
        <translation>Verwendet: die Liste vom %1, in Waxseal eingebaut. Quelle: %2</translation>
    </message>
    <message>
        <source>In use: the list of %1, chosen by you. Source: %2</source>
        <translation>Verwendet: die Liste vom %1, von Ihnen gewählt. Quelle: %2</translation>
    </message>
    <message>
        <source>In use: the list of %1, built into Waxseal and newer than the one chosen by you. Source: %2</source>
        <translation>Verwendet: die Liste vom %1, in Waxseal eingebaut und neuer als die von Ihnen gewählte. Quelle: %2</translation>
    </message>
    <message>
        <source>In use: the list of %1, built into Waxseal; the one chosen by you cannot be read. Source: %2</source>
        <translation>Verwendet: die Liste vom %1, in Waxseal eingebaut; die von Ihnen gewählte lässt sich nicht lesen. Quelle: %2</translation>
    </message>
    <message>
        <source>%1: this list is of %2, older than the one in use (%3); choose a newer one.</source>
        <translation>%1: Diese Liste ist vom %2, älter als die verwendete (%3); eine neuere wählen.</translation>
    </message>
    <message>
        <source>%1: the list could not be copied there (%2); make room or check the folder.</source>
        <translation>%1: Die Liste konnte nicht dorthin kopiert werden (%2); Platz schaffen oder den Ordner prüfen.</translation>
    </message>
    <message>
        <source>%1: this copy of the list could not be deleted (%2); check the folder.</source>
        <translation>%1: Diese Kopie der Liste konnte nicht gelöscht werden (%2); den Ordner prüfen.</translation>
    </message>
    <message>
        <source>%1: the list of providers chosen by you cannot be read, so the built-in one is used; choose yours again in the settings.</source>
        <translation>%1: Die von Ihnen gewählte Liste von Providern lässt sich nicht lesen, deshalb gilt die eingebaute; Ihre in den Einstellungen neu wählen.</translation>
    </message>
    <message>
        <source>Not checked: the zone files do not have %1.</source>
        <translation>Nicht geprüft: Die Zonendateien haben %1 nicht.</translation>
    </message>
    <message>
        <source>Not checked: you block a name that %1 needs.</source>
        <translation>Nicht geprüft: Sie sperren einen Namen, den %1 braucht.</translation>
    </message>
    <message>
        <source>%1 demands encryption in DNS; its server offers none.</source>
        <translation>%1 fordert im DNS Verschlüsselung; der Server bietet keine.</translation>
    </message>
    <message>
        <source>%1 is a TES member; your provider is not.</source>
        <translation>%1 ist TES-Mitglied; Ihr Provider ist keines.</translation>
    </message>
    <message>
        <source>%1 offers SMTPsec; your provider does not.</source>
        <translation>%1 bietet SMTPsec; Ihr Provider nicht.</translation>
    </message>
    <message>
        <source>This is what the other side offers; your provider does not take part in it.</source>
        <translation>Das bietet die andere Seite; Ihr Provider macht dabei nicht mit.</translation>
    </message>
    <message>
        <source>This mail is from %1, not from your own domain %2: nothing is known of its provider.</source>
        <translation>Diese Mail ist von %1, nicht von Ihrer eigenen Domain %2: Über deren Provider ist nichts bekannt.</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: check the characters before the @.</source>
        <translation>„%1“: Prüfen Sie die Zeichen vor dem @.</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: the domain lacks its ending, such as .org.</source>
        <translation>„%1“: Der Domain fehlt die Endung, etwa .org.</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: name a domain in place of the number.</source>
        <translation>„%1“: Nennen Sie statt der Nummer eine Domain.</translation>
    </message>
    <message>
        <source>Would be refused for %1 of %2: %3</source>
        <translation>Würde abgewiesen für %1 von %2: %3</translation>
    </message>
    <message>
        <source>Offered for all %1; your provider need not use it.</source>
        <translation>Für alle %1 angeboten; Ihr Provider muss es nicht nutzen.</translation>
    </message>
    <message>
        <source>By the word of both providers for all %1, unproven.</source>
        <translation>Nach dem Wort beider Provider für alle %1, unbewiesen.</translation>
    </message>
    <message>
        <source>Only by both providers&apos; word for %1 of %2: %3</source>
        <translation>Nur nach dem Wort beider Provider für %1 von %2: %3</translation>
    </message>
    <message>
        <source>A whole key in DNS (matching type 0) counts as no weaker than its digest.</source>
        <translation>Ein ganzer Schlüssel im DNS (Matching-Typ 0) gilt als nicht schwächer als sein Hash.</translation>
    </message>
    <message>
        <source>its key is weaker than RSA with 2048 bits</source>
        <translation>sein Schlüssel ist schwächer als RSA mit 2048 Bit</translation>
    </message>
    <message>
        <source>Your provider is derived from your mail servers; your domain itself is not on the list.</source>
        <translation>Ihr Provider ist aus Ihren Mailservern abgeleitet; Ihre Domain selbst steht nicht auf der Liste.</translation>
    </message>
    <message>
        <source>%1 announces an MTA-STS policy, but has none.</source>
        <translation>%1 kündigt eine MTA-STS-Richtlinie an, hat aber keine.</translation>
    </message>
    <message>
        <source>The provider of %1 is on the BSI list.</source>
        <translation>Der Provider von %1 steht auf der BSI-Liste.</translation>
    </message>
    <message>
        <source>F&amp;orward as attachment</source>
        <translation>Als Anhan&amp;g weiterleiten</translation>
    </message>
    <message>
        <source>Demonstration: drafts are gone when Waxseal ends.</source>
        <translation>Vorführung: Entwürfe sind weg, sobald Waxseal endet.</translation>
    </message>
    <message numerus="yes">
        <source>%n older draft(s)</source>
        <translation>
            <numerusform>Ein älterer Entwurf</numerusform>
            <numerusform>%n ältere Entwürfe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attachment(s) left out: too many, too large or damaged. Forward the message as an attachment.</source>
        <translation>
            <numerusform>Ein Anhang fehlt: zu viele, zu groß oder beschädigt. Leiten Sie die Nachricht als Anhang weiter.</numerusform>
            <numerusform>%n Anhänge fehlen: zu viele, zu groß oder beschädigt. Leiten Sie die Nachricht als Anhang weiter.</numerusform>
        </translation>
    </message>
    <message>
        <source>This mail link is longer than %1 characters. Copy the address out of it.</source>
        <translation>Dieser Mail-Link ist länger als %1 Zeichen. Kopieren Sie die Adresse daraus.</translation>
    </message>
    <message>
        <source>This mail link has more than %1 recipients. Write to fewer of them.</source>
        <translation>Dieser Mail-Link hat mehr als %1 Empfänger. Schreiben Sie an weniger davon.</translation>
    </message>
    <message>
        <source>This mail link is not understood: %1. Copy the address out of it.</source>
        <translation>Dieser Mail-Link ist nicht zu verstehen: %1. Kopieren Sie die Adresse daraus.</translation>
    </message>
    <message>
        <source>forward the message as an attachment</source>
        <translation>die Nachricht als Anhang weiterleiten</translation>
    </message>
    <message>
        <source>A server of %1 offers no encryption, which DNS demands.</source>
        <translation>Ein Server von %1 bietet keine Verschlüsselung, die DNS fordert.</translation>
    </message>
    <message>
        <source>its mail servers are on the BSI list</source>
        <translation>die Mailserver stehen auf der BSI-Liste</translation>
    </message>
    <message>
        <source>Files are still being attached; save again in a moment.</source>
        <translation>Dateien werden noch angehängt; speichern Sie gleich noch einmal.</translation>
    </message>
    <message>
        <source>%1: this list is dated %2, which is still to come; choose another one.</source>
        <translation>%1: Diese Liste trägt das Datum %2, das noch kommt; wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>The From line is no address, so nothing is known of your side.</source>
        <translation>Die Absenderzeile ist keine Adresse, daher ist über Ihre Seite nichts bekannt.</translation>
    </message>
    <message>
        <source>This mail has more parts than are read. Forward it as attachment, so that nothing is missing.</source>
        <translation>Diese Mail hat mehr Teile, als gelesen werden. Leiten Sie sie als Anhang weiter, damit nichts fehlt.</translation>
    </message>
    <message>
        <source>&amp;Mails and drafts</source>
        <translation>&amp;Mails und Entwürfe</translation>
    </message>
    <message>
        <source>Not looked up for %1 of %2: %3</source>
        <translation>Nicht nachgeschlagen für %1 von %2: %3</translation>
    </message>
</context>
</TS>
