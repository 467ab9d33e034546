using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace NE.DeviceProof.Rows;

/// <summary>The table: printed row by row, and written in full after each, so that an interrupted run keeps its rows.</summary>
internal sealed class Report
{
    private const int WhatWidth = 72;
    private const int MeasuredWidth = 14;
    private const int UnitWidth = 14;

    private readonly string folder;
    private readonly string heading;
    private readonly List<ProofRow> rows = [];

    /// <summary>Prints the table's header.</summary>
    /// <param name="folder">Folder for the files.</param>
    /// <param name="heading">Machine and date: the first line of the file.</param>
    public Report(string folder, string heading)
    {
        (this.folder, this.heading) = (folder, heading);
        Console.WriteLine(heading);
        Console.WriteLine(Line("", "what", "measured", "unit", "note"));
    }

    /// <summary>All rows so far.</summary>
    public IReadOnlyList<ProofRow> Rows => rows;

    /// <summary>Prints a row.</summary>
    public void Add(ProofRow row)
    {
        rows.Add(row);
        Console.WriteLine(Line(Mark(row.Verdict), $"{row.Step} {row.What}", row.Measured, row.Unit, row.Note));
    }

    /// <summary>Writes the files.</summary>
    public void Write()
    {
        Directory.CreateDirectory(folder);
        StringBuilder text = new();
        text.Append("# ").Append(heading).Append("\n\n| what | measured | unit | | note |\n|---|---:|---|---|---|\n");
        foreach (ProofRow row in rows)
        {
            text.Append("| ").Append(row.Step).Append(' ').Append(Cell(row.What)).Append(" | ").Append(Cell(row.Measured)).Append(" | ")
                .Append(row.Unit).Append(" | ").Append(Mark(row.Verdict)).Append(" | ").Append(Cell(row.Note)).Append(" |\n");
        }

        File.WriteAllText(Path.Combine(folder, "device-proof.md"), text.ToString());
        File.WriteAllText(Path.Combine(folder, "device-proof.json"), JsonSerializer.Serialize(rows, ProofJson.Default.ListProofRow) + "\n");
    }

    /// <summary>The last line: counts of wrong, missed and unavailable rows.</summary>
    public void Close() => Console.WriteLine(
        $"{rows.Count} rows: {Number(Verdict.Wrong)} wrong, {Number(Verdict.Missed)} aims missed, "
        + $"{Number(Verdict.Absent)} not available here. "
        + $"Written to {Path.Combine(folder, "device-proof.md")} and .json.");

    private int Number(Verdict verdict) => rows.Count(row => row.Verdict == verdict);

    private static string Mark(Verdict verdict) => verdict switch
    {
        Verdict.Reached => "ok",
        Verdict.Missed => "missed",
        Verdict.Wrong => "WRONG",
        Verdict.Absent => "absent",
        _ => "",
    };

    private static string Line(string mark, string what, string measured, string unit, string note) =>
        $"{what.PadRight(WhatWidth)} {measured.PadLeft(MeasuredWidth)} {unit.PadRight(UnitWidth)} {mark.PadRight(6)} {OneLine(note)}".TrimEnd();

    private static string Cell(string text) => OneLine(text).Replace("|", "\\|", StringComparison.Ordinal);

    private static string OneLine(string text) =>
        string.Join(' ', text.Split(['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
