namespace NE.Dsl;

/// <summary>On which batch activated neurons are counted.</summary>
public enum ReviewBatch
{
    /// <summary>The last training batch (Paper).</summary>
    Training,

    /// <summary>A fixed batch of 1,024 transitions: less noise (Recommended).</summary>
    Probe,
}
