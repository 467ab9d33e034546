namespace NE.Dsl;

/// <summary>The batch on which activated neurons are counted.</summary>
public enum ReviewBatch
{
    /// <summary>The last training batch (Paper).</summary>
    Training,

    /// <summary>The probe batch of 1,024 transitions: less noise (Recommended).</summary>
    Probe,
}
