namespace NE.Dsl;

/// <summary>What a <see cref="ShiftAttribute"/> changes: a property of the simulated model, or of the interface between task and agent.</summary>
public enum Property
{
    /// <summary>Sliding friction of geoms, dimensionless. <c>Of</c> names geoms.</summary>
    Friction,

    /// <summary>Gravity, in m/s²: a value is the length of the vector, whose direction stays.</summary>
    Gravity,

    /// <summary>Speed of the medium along x, in m/s. Only tasks with a medium feel it.</summary>
    Wind,

    /// <summary>Mass of bodies, in kg; their inertia changes by the same factor. <c>Of</c> names bodies.</summary>
    Mass,

    /// <summary>Gear of motors: force or torque per unit of control. <c>Of</c> names the joints that the motors drive.</summary>
    Strength,

    /// <summary>Damping of joints, in N s/m or N m s/rad. <c>Of</c> names joints.</summary>
    Damping,

    /// <summary>A constant added to every element of the observation.</summary>
    ObservationOffset,

    /// <summary>Share of the observation's elements that read 0.</summary>
    ObservationMask,

    /// <summary>Order of the observation's elements. It has no value: every segment draws an order.</summary>
    ObservationPermutation,

    /// <summary>Factor on the components of the action, in [−1, 1]. <c>Of</c> names the joints that the motors drive.</summary>
    ActionScale,
}
