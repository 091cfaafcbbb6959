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
        <source>No proof of the sender came with this mail.</source>
        <translation>Diese Mail bringt keinen Nachweis des Absenders mit.</translation>
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
        <source>Usage: waxseal VERB [OPTION…] …

Who sent a mail, how it travelled, who could read it – with the evidence.

  inspect PATH…   judge received mail: .eml files, folders, Maildir, mbox, or - for standard input

waxseal VERB --help says more. waxseal --version names the version.
</source>
        <translation>Aufruf: waxseal BEFEHL [OPTION…] …

Wer eine Mail gesendet hat, wie sie ankam, wer sie lesen konnte – mit den Belegen.

  inspect PFAD…   empfangene Mails beurteilen: .eml-Dateien, Ordner, Maildir, mbox, oder - für die Standardeingabe

waxseal BEFEHL --help sagt mehr. waxseal --version nennt die Version.
</translation>
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
        <source>If it is your provider&apos;s: --own-host %1</source>
        <translation>Falls er zu Ihrem Provider gehört: --own-host %1</translation>
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
        <source>Signed, but your provider reports no check of it.</source>
        <translation>Signiert, aber Ihr Provider meldet keine Prüfung davon.</translation>
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
</context>
</TS>
