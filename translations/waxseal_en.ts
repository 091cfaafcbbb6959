<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>Written in the name of %n people: not checked.</source>
        <translation>
            <numerusform>Written in the name of %n person: not checked.</numerusform>
            <numerusform>Written in the name of %n people: not checked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) judged</source>
        <translation>
            <numerusform>%n mail judged</numerusform>
            <numerusform>%n mails judged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not readable</source>
        <translation>
            <numerusform>%n not readable</numerusform>
            <numerusform>%n not readable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s)</source>
        <translation>
            <numerusform>%n mail</numerusform>
            <numerusform>%n mails</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n mail(s)</source>
        <translation>
            <numerusform>%1 of %n mail</numerusform>
            <numerusform>%1 of %n mails</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Has %n sender line(s): mail programs may show different ones.</source>
        <translation>
            <numerusform>Has %n sender line: mail programs may show different ones.</numerusform>
            <numerusform>Has %n sender lines: mail programs may show different ones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>--only %1: there are only %n mail(s); name a number of the table.</source>
        <translation>
            <numerusform>--only %1: there is only %n mail; name a number of the table.</numerusform>
            <numerusform>--only %1: there are only %n mails; name a number of the table.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Received line(s) below came with the mail and are claims.</source>
        <translation>
            <numerusform>%n Received line below came with the mail and is a claim.</numerusform>
            <numerusform>%n Received lines below came with the mail and are claims.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your provider wrote all %n Received line(s); none names a server outside.</source>
        <translation>
            <numerusform>Your provider wrote the only Received line (%n); it names no server outside.</numerusform>
            <numerusform>Your provider wrote all %n Received lines; none names a server outside.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n field(s) fitted.</source>
        <translation>
            <numerusform>Only the first field fitted.</numerusform>
            <numerusform>Only the first %n fields fitted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading: %n mail(s) so far</source>
        <translation>
            <numerusform>Reading: %n mail so far</numerusform>
            <numerusform>Reading: %n mails so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading: %1 of %n mail(s)</source>
        <translation>
            <numerusform>Reading: %1 of %n mail</numerusform>
            <numerusform>Reading: %1 of %n mails</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) or style(s) from the net left out; nothing was fetched.</source>
        <translation>
            <numerusform>%n picture or style from the net left out; nothing was fetched.</numerusform>
            <numerusform>%n pictures or styles from the net left out; nothing was fetched.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n script(s) or form(s) left out.</source>
        <translation>
            <numerusform>%n script or form left out.</numerusform>
            <numerusform>%n scripts or forms left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attachment(s)</source>
        <translation>
            <numerusform>%n attachment</numerusform>
            <numerusform>%n attachments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more could not be read.</source>
        <translation>
            <numerusform>%n more could not be read.</numerusform>
            <numerusform>%n more could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not checked: only the first %n signature(s) are.</source>
        <translation>
            <numerusform>Not checked: only the first signature is.</numerusform>
            <numerusform>Not checked: only the first %n signatures are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The chain of %n forwarder(s) holds.</source>
        <translation>
            <numerusform>The chain of one forwarder holds.</numerusform>
            <numerusform>The chain of %n forwarders holds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Signed by %1: %n mail(s), from %2 to %3</source>
        <translation>
            <numerusform>Signed by %1: one mail, from %2 to %3</numerusform>
            <numerusform>Signed by %1: %n mails, from %2 to %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A signature is expected after %n signed mail(s) over a day or more.</source>
        <translation>
            <numerusform>A signature is expected after %n signed mail over a day or more.</numerusform>
            <numerusform>A signature is expected after %n signed mails over a day or more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most 500 recipients: %n left out.</source>
        <translation>
            <numerusform>At most 500 recipients: one left out.</numerusform>
            <numerusform>At most 500 recipients: %n left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s)</source>
        <translation>
            <numerusform>1 recipient</numerusform>
            <numerusform>%n recipients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attachment(s), %1</source>
        <translation>
            <numerusform>1 attachment, %1</numerusform>
            <numerusform>%n attachments, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished draft(s) from the last time.</source>
        <translation>
            <numerusform>1 unfinished draft from the last time.</numerusform>
            <numerusform>%n unfinished drafts from the last time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n address(es)</source>
        <translation>
            <numerusform>%1 of one address</numerusform>
            <numerusform>%1 of %n addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>one record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>--only %1: there are only %n address(es); name a number of the table.</source>
        <translation>
            <numerusform>--only %1: there is only %n address; name a number of the table.</numerusform>
            <numerusform>--only %1: there are only %n addresses; name a number of the table.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older draft(s)</source>
        <translation>
            <numerusform>1 older draft</numerusform>
            <numerusform>%n older drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attachment(s) left out: too many, too large or damaged. Forward the message as an attachment.</source>
        <translation>
            <numerusform>1 attachment left out: too many, too large or damaged. Forward the message as an attachment.</numerusform>
            <numerusform>%n attachments left out: too many, too large or damaged. Forward the message as an attachment.</numerusform>
        </translation>
    </message>
</context>
</TS>
