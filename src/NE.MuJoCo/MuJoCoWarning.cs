namespace NE.MuJoCo;

/// <summary>The kinds of warning that a simulation counts, in MuJoCo's order (<c>mjtWarning</c>).</summary>
public enum MuJoCoWarning
{
    /// <summary>The inertia matrix is close to singular.</summary>
    Inertia = 0,

    /// <summary>More contacts than the model has room for.</summary>
    ContactFull = 1,

    /// <summary>More constraints than the model has room for.</summary>
    ConstraintFull = 2,

    /// <summary>More visual geoms than the scene has room for.</summary>
    VisualGeomFull = 3,

    /// <summary>A position is not finite or beyond 1e10. MuJoCo has reset the data to the model's start.</summary>
    BadPosition = 4,

    /// <summary>A velocity is not finite or beyond 1e10. MuJoCo has reset the data to the model's start.</summary>
    BadVelocity = 5,

    /// <summary>An acceleration is not finite or beyond 1e10. MuJoCo has reset the data to the model's start.</summary>
    BadAcceleration = 6,

    /// <summary>A control is not finite. MuJoCo has used zero controls.</summary>
    BadControl = 7,
}
