namespace NE.Runtime.Environments.MuJoCo.ControlSuite;

/// <summary>How a <see cref="Tolerance"/> decreases outside its bounds.</summary>
internal enum ToleranceShape
{
    /// <summary>exp(−(k d)² / 2).</summary>
    Gaussian,

    /// <summary>1 − k d, at least 0.</summary>
    Linear,

    /// <summary>1 − (k d)², at least 0.</summary>
    Quadratic,
}
