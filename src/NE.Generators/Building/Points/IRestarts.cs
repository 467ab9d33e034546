using System;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Building.Points;

/// <summary>Holds state about parameters that must be cleared when an event reinitialises them.</summary>
internal interface IRestarts
{
    /// <summary>Adds statements to the event.</summary>
    /// <param name="section">The event, after its draws.</param>
    /// <param name="drawn">Whether the event drew the parameters of a slot.</param>
    void AddRestart(SectionBuilder section, Func<Instance, Slot, bool> drawn);
}
