namespace NE.Dsl;

/// <summary>How the share of recycled neurons develops over the run.</summary>
public enum ReDoSchedule
{
    /// <summary>The same share at every event.</summary>
    Constant,

    /// <summary>From the share down to 0 along a quarter of a cosine, at the end of the run.</summary>
    Cosine,
}
