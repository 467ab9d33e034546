namespace NE.DeviceProof.Rows;

/// <summary>What a row says about an aim.</summary>
internal enum Verdict
{
    /// <summary>It has none.</summary>
    None,

    /// <summary>Reached.</summary>
    Reached,

    /// <summary>Missed: slower than aimed at. The program still ends well.</summary>
    Missed,

    /// <summary>Wrong: what must be equal is not, or what must work does not. The program ends with 1.</summary>
    Wrong,

    /// <summary>It cannot be had here; the note says why.</summary>
    Absent,
}
