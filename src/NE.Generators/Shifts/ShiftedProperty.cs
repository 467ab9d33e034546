using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Vocabulary;

namespace NE.Generators.Shifts;

/// <summary>What the compiler must know of a property that can shift: its values, what it acts on, and where it has no effect.</summary>
internal abstract class ShiftedProperty
{
    /// <summary>The property.</summary>
    public abstract Property Property { get; }

    /// <summary>Its values; null if it has none, because a segment draws an order.</summary>
    public abstract ValueRange? Values { get; }

    /// <summary>Whether the unchanged task has a value that factors can multiply.</summary>
    public virtual bool HasNominal => true;

    /// <summary>Whether it needs a simulated model; otherwise it acts between any task and its agent.</summary>
    public abstract bool InModel { get; }

    /// <summary>What the elements that <c>Of</c> may name are called; null if it acts on no named elements.</summary>
    public virtual string? Elements => null;

    /// <summary>The names that <c>Of</c> may contain.</summary>
    public virtual IReadOnlyList<string> ElementsOf(TaskModel model) => [];

    /// <summary>Why it has no effect on a task, as a clause; null if it has one.</summary>
    public virtual string? WithoutEffectOn(TaskModel model) => null;

    /// <summary>The numbers that are at least 0.</summary>
    protected static ValueRange NotNegative { get; } = new(0, LowOpen: false, double.PositiveInfinity, HighOpen: true);
}
