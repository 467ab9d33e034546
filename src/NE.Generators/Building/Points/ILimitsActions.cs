using NE.Generators.Program;

namespace NE.Generators.Building.Points;

/// <summary>Decides how many components of an agent's actions the present task has; the others are 0.</summary>
internal interface ILimitsActions
{
    /// <summary>Whether tasks have different numbers of components.</summary>
    bool Pads { get; }

    /// <summary>The number of components that the present task has, as a C# expression.</summary>
    string Count { get; }

    /// <summary>y = c x in the components that the task has; it passes gradients.</summary>
    /// <param name="from">The policy's outputs in ±1.</param>
    /// <param name="limit">The largest action.</param>
    /// <param name="to">Receives actions.</param>
    Operation Scale(Value from, Number limit, Value to);

    /// <summary>Clears the components that the task does not have.</summary>
    /// <param name="actions">Actions that no gradient passes through.</param>
    Operation Clear(Value actions);
}
