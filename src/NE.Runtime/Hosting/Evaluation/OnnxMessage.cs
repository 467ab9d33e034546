using System;
using System.IO;
using Google.Protobuf;

namespace NE.Runtime.Hosting.Evaluation;

/// <summary>
/// A protobuf message of the ONNX schema, written field by field. The few messages of a policy need no classes generated from the schema.
/// </summary>
internal sealed class OnnxMessage
{
    private readonly MemoryStream bytes = new();
    private readonly CodedOutputStream output;

    internal OnnxMessage() => output = new(bytes, leaveOpen: true);

    internal OnnxMessage Integer(int field, long value)
    {
        output.WriteTag(field, WireFormat.WireType.Varint);
        output.WriteInt64(value);
        return this;
    }

    internal OnnxMessage Number(int field, float value)
    {
        output.WriteTag(field, WireFormat.WireType.Fixed32);
        output.WriteFloat(value);
        return this;
    }

    internal OnnxMessage Text(int field, string value)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteString(value);
        return this;
    }

    internal OnnxMessage Bytes(int field, ReadOnlySpan<byte> value)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(value));
        return this;
    }

    internal OnnxMessage Message(int field, OnnxMessage value) => Bytes(field, value.ToArray());

    internal byte[] ToArray()
    {
        output.Flush();
        return bytes.ToArray();
    }
}
