// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/mime_gmime/gmime_reader.h"

#include "core/base/limits.h"
#include "core/mime_gmime/skeleton.h"

namespace waxseal::mime_gmime {

using message::MimeFault;
using message::MimeTree;
using message::Part;

namespace {

class Walk {
public:
    /// False as soon as a limit is passed; fault() says which.
    bool visit(GMimeObject *object, int depth)
    {
        if (depth > limits::mimeDepth)
            return stop(MimeFault::TooDeep);
        if (m_tree.size() == size_t(limits::mimeParts))
            return stop(MimeFault::TooManyParts);

        GMimeContentType *type = g_mime_object_get_content_type(object);
        Part part;
        part.type = mediaTypeOf(type);
        const bool isPkcs7 = part.type.endsWith("pkcs7-mime");
        part.protocol = lowered(g_mime_content_type_get_parameter(type, isPkcs7 ? "smime-type" : "protocol"));
        part.depth = depth;
        m_tree.push_back(std::move(part));

        if (GMIME_IS_MULTIPART(object)) {
            GMimeMultipart *multipart = GMIME_MULTIPART(object);
            for (int i = 0, n = g_mime_multipart_get_count(multipart); i < n; ++i) {
                if (!visit(g_mime_multipart_get_part(multipart, i), depth + 1))
                    return false;
            }
        } else if (GMIME_IS_MESSAGE_PART(object)) {
            GMimeMessage *inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
            if (GMimeObject *root = inner ? g_mime_message_get_mime_part(inner) : nullptr)
                return visit(root, depth + 1);
        }
        return true;
    }

    MimeFault fault() const { return m_fault; }
    MimeTree takeTree() { return std::move(m_tree); }

private:
    bool stop(MimeFault fault)
    {
        m_fault = fault;
        return false;
    }

    MimeTree m_tree;
    MimeFault m_fault = MimeFault::Unreadable;
};

} // namespace

Result<MimeTree, MimeFault> GmimeReader::read(QByteArrayView octets) const
{
    if (octets.size() > limits::messageOctets)
        return failure(MimeFault::TooLarge);

    const Skeleton skeleton(octets);
    GMimeObject *root = skeleton.root();
    if (!root)
        return failure(MimeFault::Unreadable);
    Walk walk;
    if (!walk.visit(root, 0))
        return failure(walk.fault());
    if (skeleton.isCut())
        return failure(MimeFault::TooManyParts);
    return walk.takeTree();
}

} // namespace waxseal::mime_gmime
