namespace NE.DeviceProof.Rows;

/// <summary>How a row compares with an aim.</summary>
internal enum Verdict
{
    /// <summary>It has no aim.</summary>
    None,

    /// <summary>Reached.</summary>
    Reached,

    /// <summary>Missed: slower than the aim. The program still succeeds.</summary>
    Missed,

    /// <summary>Wrong: results that must be equal differ, or something that must work does not. The program exits with 1.</summary>
    Wrong,

    /// <summary>It is not available here; the note says why.</summary>
    Absent,
}
