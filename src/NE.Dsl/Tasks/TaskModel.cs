using System.Collections.Generic;

namespace NE.Dsl;

/// <summary>What a compiler must know of the simulated model of a task, to check what is said of it.</summary>
public sealed class TaskModel
{
    internal TaskModel(
        string bodies, string geoms, string joints, string motors, bool friction, bool medium, bool gravity, bool damping)
    {
        Bodies = bodies.Split(',');
        Geoms = geoms.Split(',');
        Joints = joints.Split(',');
        Motors = motors.Split(',');
        FeelsFriction = friction;
        HasMedium = medium;
        FeelsGravity = gravity;
        HasDamping = damping;
    }

    /// <summary>Names of the bodies, without the world and bodies without a name.</summary>
    public IReadOnlyList<string> Bodies { get; }

    /// <summary>Names of the geoms, without geoms that have none.</summary>
    public IReadOnlyList<string> Geoms { get; }

    /// <summary>Names of the joints.</summary>
    public IReadOnlyList<string> Joints { get; }

    /// <summary>The joint that each motor drives, in the order of the action.</summary>
    public IReadOnlyList<string> Motors { get; }

    /// <summary>Whether geoms touch with sliding friction.</summary>
    public bool FeelsFriction { get; }

    /// <summary>Whether bodies move in a medium with density or viscosity.</summary>
    public bool HasMedium { get; }

    /// <summary>Whether gravity acts along a direction in which bodies can move.</summary>
    public bool FeelsGravity { get; }

    /// <summary>Whether joints are damped.</summary>
    public bool HasDamping { get; }
}
