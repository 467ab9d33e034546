using System;
using System.Globalization;
using System.Text.Json;
using NE.DeviceProof.Rows;

namespace NE.DeviceProof.Running;

/// <summary>How a child reports its rows: lines of its output that start with a marker. Drivers may print others.</summary>
internal static class LineProtocol
{
    private const string BeginMark = "@begin ";
    private const string RowMark = "@row ";
    private const string EndMark = "@end ";

    /// <summary>An item begins.</summary>
    public static void Begin(int item) => Say(BeginMark, item.ToString(CultureInfo.InvariantCulture));

    /// <summary>A row of the item.</summary>
    public static void Row(ProofRow row) => Say(RowMark, JsonSerializer.Serialize(row, ProofJson.Default.ProofRow));

    /// <summary>The item has ended.</summary>
    public static void End(int item) => Say(EndMark, item.ToString(CultureInfo.InvariantCulture));

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="begun">Receives the item that begins.</param>
    /// <param name="row">Receives a row.</param>
    /// <param name="ended">Receives the item that has ended.</param>
    public static void Read(string line, out int? begun, out ProofRow? row, out int? ended)
    {
        (begun, row, ended) = (null, null, null);
        if (Rest(line, BeginMark) is { } first)
            begun = int.Parse(first, CultureInfo.InvariantCulture);
        else if (Rest(line, EndMark) is { } last)
            ended = int.Parse(last, CultureInfo.InvariantCulture);
        else if (Rest(line, RowMark) is { } json)
            row = JsonSerializer.Deserialize(json, ProofJson.Default.ProofRow);
    }

    private static string? Rest(string line, string mark) => line.StartsWith(mark, StringComparison.Ordinal) ? line[mark.Length..] : null;

    private static void Say(string mark, string text)
    {
        Console.Out.WriteLine(mark + text);
        Console.Out.Flush();
    }
}
