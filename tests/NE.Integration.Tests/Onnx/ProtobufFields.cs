using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace NE.Integration.Tests.Onnx;

/// <summary>
/// The fields of a protobuf message, read by the wire format alone (protobuf.dev, Encoding) and without the library that wrote them.
/// </summary>
internal sealed class ProtobufFields
{
    private readonly List<(int Field, ulong Number, byte[] Bytes)> fields = [];

    public ProtobufFields(ReadOnlySpan<byte> message)
    {
        while (!message.IsEmpty)
        {
            ulong tag = Varint(ref message);
            ulong number = 0;
            byte[] bytes = [];
            switch (tag & 7)
            {
                case 0:
                    number = Varint(ref message);
                    break;
                case 2:
                    int length = checked((int)Varint(ref message));
                    bytes = message[..length].ToArray();
                    message = message[length..];
                    break;
                case 5:
                    number = BinaryPrimitives.ReadUInt32LittleEndian(message);
                    message = message[4..];
                    break;
                default:
                    throw new FormatException($"Wire type {tag & 7} is in no message of ONNX that a policy has.");
            }

            fields.Add(((int)(tag >> 3), number, bytes));
        }
    }

    public IEnumerable<ProtobufFields> Messages(int field) => Of(field).Select(found => new ProtobufFields(found.Bytes));

    public ProtobufFields Message(int field) => Messages(field).Single();

    public string[] Texts(int field) => [.. Of(field).Select(found => Encoding.UTF8.GetString(found.Bytes))];

    public string Text(int field) => Texts(field).Single();

    public long[] Integers(int field) => [.. Of(field).Select(found => (long)found.Number)];

    public long Integer(int field) => Integers(field).Single();

    public float Number(int field) => BitConverter.UInt32BitsToSingle((uint)Of(field).Single().Number);

    public byte[] Bytes(int field) => Of(field).Single().Bytes;

    private static ulong Varint(ref ReadOnlySpan<byte> message)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = message[0];
            message = message[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
    }

    private IEnumerable<(int Field, ulong Number, byte[] Bytes)> Of(int field) => fields.Where(found => found.Field == field);
}
