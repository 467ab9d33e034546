using System;
using System.Linq;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Model;
using NE.Generators.Modules;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Optimisers;
using NE.Generators.Planning;
using NE.Generators.Program;

namespace NE.Generators.Methods.Trac;

/// <summary>What the optimiser TRAC needs beside its steps: initial values, and a new beginning after resets.</summary>
internal sealed record TracMethod : Method, IStores, IRestarts
{
    /// <summary>The method of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) => declaration.Optimiser is TracAttribute ? new TracMethod() : null;

    /// <inheritdoc/>
    public LinearStorage Store(NetworkPlan network, LayerPlan layer, LinearStorage storage) => storage.WithInitial();

    // The scale is that of all layers, so those that were not drawn begin anew as well: at their present values.
    /// <inheritdoc/>
    public void AddRestart(SectionBuilder section, Func<Instance, Slot, bool> drawn)
    {
        foreach (OptimiserGroup group in section.Program.Objectives.Select(static objective => objective.Group))
        {
            StateId state = TracOptimiser.State(group);
            section.Emit(new RuntimeCall($"the {group.Name}'s scale starts anew, at the present parameters", $"{state.Name}.Restart();", [], [state]));
        }
    }
}
