using System.Collections.Generic;
using NE.Generators.Building;
using NE.Generators.Program;

namespace NE.Generators.Optimisers;

/// <summary>A rule by which parameters follow their gradients: a feature. It states its operations and what they need of the agent.</summary>
internal abstract record Optimiser
{
    /// <summary>The type of what a step takes, as a parameter in C#.</summary>
    /// <param name="aged">Whether parameters count their own steps.</param>
    public abstract string StepType(bool aged);

    /// <summary>The step of a slot.</summary>
    /// <param name="layer">Its online parameters.</param>
    /// <param name="step">What a step takes.</param>
    /// <param name="aged">Whether parameters of the network count their own steps.</param>
    public abstract Operation Step(Parameter layer, Value step, bool aged);

    /// <summary>What a step takes at this update; emits what makes it.</summary>
    /// <param name="section">The section.</param>
    /// <param name="group">The group that steps.</param>
    /// <param name="started">Whether at least one step was made for certain.</param>
    public abstract Value Prepare(SectionBuilder section, OptimiserGroup group, bool started);

    /// <summary>Run values of the group at the start of a learner's arena on a device.</summary>
    public abstract IEnumerable<RunWord> Words(OptimiserGroup group);

    /// <summary>The macros of a step.</summary>
    /// <param name="group">The group.</param>
    /// <param name="factors">The first of the two words of <see cref="Factors"/>, where there are any.</param>
    /// <param name="word">The word of <see cref="Word"/>, where there is one.</param>
    public abstract IEnumerable<string> Macros(OptimiserGroup group, int factors, int word);

    /// <summary>The field of the group's table by age, or null.</summary>
    public abstract string? Table(OptimiserGroup group);

    /// <summary>One more word that the host sends at an update, as C# makes it; null for none.</summary>
    public abstract string? Word(OptimiserGroup group);

    /// <summary>Two words that the host sends at an update, as C# makes them; null for none.</summary>
    public abstract string? Factors(OptimiserGroup group);
}
