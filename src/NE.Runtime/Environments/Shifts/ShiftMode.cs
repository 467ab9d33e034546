namespace NE.Runtime.Environments.Shifts;

/// <summary>What a shift does to the value of the unchanged task.</summary>
internal enum ShiftMode
{
    /// <summary>Leaves it.</summary>
    Nominal,

    /// <summary>Replaces it.</summary>
    Set,

    /// <summary>Multiplies it.</summary>
    Scale,
}
