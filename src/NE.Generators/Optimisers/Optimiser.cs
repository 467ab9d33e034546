using System.Collections.Generic;
using NE.Generators.Building;
using NE.Generators.Program;

namespace NE.Generators.Optimisers;

/// <summary>An update rule for parameters; a feature. Defines its operations and the agent state that they need.</summary>
internal abstract record Optimiser
{
    /// <summary>Whether a step depends on how many steps a parameter has taken, so that parameters may count their own.</summary>
    public abstract bool CountsSteps { get; }

    /// <summary>Moments of each parameter: 1 or 2.</summary>
    public abstract int Moments { get; }

    /// <summary>The C# parameter type of a step's argument.</summary>
    /// <param name="aged">Whether parameters count their own steps.</param>
    public abstract string StepType(bool aged);

    /// <summary>The step of a slot.</summary>
    /// <param name="layer">Its online parameters.</param>
    /// <param name="step">The argument of the step.</param>
    /// <param name="aged">Whether parameters of the network count their own steps.</param>
    public abstract Operation Step(Parameter layer, Value step, bool aged);

    /// <summary>Adds what happens to the gradients and state of a group, all its slots together, before their steps.</summary>
    /// <param name="section">The section.</param>
    /// <param name="group">The optimiser group.</param>
    public virtual void Begin(SectionBuilder section, OptimiserGroup group)
    {
    }

    /// <summary>Adds what happens to the parameters and state of a group, all its slots together, after their steps.</summary>
    /// <param name="section">The section.</param>
    /// <param name="group">The optimiser group.</param>
    public virtual void End(SectionBuilder section, OptimiserGroup group)
    {
    }

    /// <summary>The argument of a step at this update; emits the operations that compute it.</summary>
    /// <param name="section">The section.</param>
    /// <param name="group">The optimiser group.</param>
    /// <param name="started">Whether at least one step is certain to have been taken.</param>
    public abstract Value Prepare(SectionBuilder section, OptimiserGroup group, bool started);

    /// <summary>Run values of the group at the start of a learner's arena on a device.</summary>
    public abstract IEnumerable<RunWord> Words(OptimiserGroup group);

    /// <summary>The words that the host of a device sends per step of the group, in their order.</summary>
    public abstract IEnumerable<StepWord> Given(OptimiserGroup group);

    /// <summary>The macros of a step on a device.</summary>
    /// <param name="group">The group.</param>
    /// <param name="first">The first of the words of <see cref="Given"/>.</param>
    public abstract IEnumerable<string> Macros(OptimiserGroup group, int first);

    /// <summary>The field of the group's table by age, or null.</summary>
    public abstract string? Table(OptimiserGroup group);
}
