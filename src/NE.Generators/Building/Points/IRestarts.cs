using System;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Building.Points;

/// <summary>Keeps state about parameters, which starts anew when an event draws these anew.</summary>
internal interface IRestarts
{
    /// <summary>Adds statements to the event.</summary>
    /// <param name="section">The event, after its draws.</param>
    /// <param name="drawn">Whether the event drew the parameters of a slot.</param>
    void AddRestart(SectionBuilder section, Func<Instance, Slot, bool> drawn);
}
