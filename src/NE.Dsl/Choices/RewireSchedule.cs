namespace NE.Dsl;

/// <summary>How the share of rewired connections develops over a run.</summary>
public enum RewireSchedule
{
    /// <summary>ζ/2 · (1 + cos(π t/T_end)): half a cosine from ζ to 0 (RigL).</summary>
    Cosine,

    /// <summary>ζ at every event (SET).</summary>
    Constant,
}
