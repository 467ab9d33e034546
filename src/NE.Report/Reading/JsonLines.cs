using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;

namespace NE.Report.Reading;

/// <summary>Reads files of JSON objects, one per line, without an object for each value: a run of a million steps has megabytes of them.</summary>
internal static class JsonLines
{
    /// <summary>Receives a number of a record.</summary>
    /// <param name="step">Environment steps of the record.</param>
    /// <param name="name">Its name; of a number in an inner object, both names joined by a slash.</param>
    /// <param name="subject">The layer or network that the record names, or empty.</param>
    /// <param name="value">Its value; NaN for one that is not a number.</param>
    internal delegate void Receive(double step, ReadOnlySpan<char> name, string subject, double value);

    /// <summary>Reads the numbers of all records of a file.</summary>
    internal static void Read(string path, ICollection<string> problems, Receive receive)
    {
        string file = Path.GetFileName(path);
        if (RunFile.CompleteLines(path, out bool cut) is not { } bytes)
        {
            problems.Add($"There is no {file}.");
            return;
        }

        if (cut)
        {
            problems.Add($"The last line of {file} is incomplete and is left out.");
        }

        int unreadable = 0;
        for (int start = 0; start < bytes.Length;)
        {
            int length = bytes.AsSpan(start).IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = bytes.AsSpan(start, length);
            start += length + 1;
            try
            {
                Record(line, receive);
            }
            catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
            {
                unreadable += line.IsEmpty ? 0 : 1;
            }
        }

        if (unreadable > 0)
        {
            problems.Add($"{unreadable} line{(unreadable == 1 ? "" : "s")} of {file} cannot be read and {(unreadable == 1 ? "is" : "are")} left out.");
        }
    }

    private static void Record(ReadOnlySpan<byte> line, Receive receive)
    {
        // A damaged line gives nothing, so it is read once before its numbers are used.
        Utf8JsonReader check = new(line);
        while (check.Read())
        {
        }

        Utf8JsonReader reader = new(line);
        double step = double.NaN;
        string subject = "";
        string outer = "";
        Span<char> name = stackalloc char[256];
        int length = 0;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    length = Joined(outer, ref reader, name);
                    break;
                case JsonTokenType.StartObject when reader.CurrentDepth == 1:
                    outer = new string(name[..length]);
                    break;
                case JsonTokenType.EndObject:
                    outer = "";
                    break;
                case JsonTokenType.StartArray:
                    reader.Skip();
                    break;
                case JsonTokenType.Number when name[..length] is "step":
                    step = reader.GetDouble();
                    break;
                case JsonTokenType.String when name[..length] is "layer" or "network":
                    subject = reader.GetString()!;
                    break;
                case JsonTokenType.Number or JsonTokenType.Null when double.IsNaN(step):
                    throw new FormatException("A record begins with its step.");
                case JsonTokenType.Number:
                    receive(step, name[..length], subject, reader.GetDouble());
                    break;
                case JsonTokenType.Null:
                    receive(step, name[..length], subject, double.NaN);
                    break;
            }
        }
    }

    private static int Joined(string outer, ref Utf8JsonReader reader, scoped Span<char> name)
    {
        if (Encoding.UTF8.GetMaxCharCount(reader.ValueSpan.Length) + outer.Length + 1 > name.Length)
        {
            throw new FormatException("A name is too long.");
        }

        int length = 0;
        if (outer.Length > 0)
        {
            outer.CopyTo(name);
            name[outer.Length] = '/';
            length = outer.Length + 1;
        }

        return length + reader.CopyString(name[length..]);
    }
}
