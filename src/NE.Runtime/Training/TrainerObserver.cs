using System;
using NE.Runtime.Telemetry;

namespace NE.Runtime.Training;

/// <summary>Takes what a trainer has to tell of its runs, by their place in <see cref="TrainerOptions.Trials"/>, instead of its output.</summary>
/// <param name="Progressed">Takes the states of the runs, a few times a second.</param>
/// <param name="Failed">Takes the sentence of a run of several that ended by a fault of its own.</param>
internal sealed record TrainerObserver(Action<int, ProgressState> Progressed, Action<int, string> Failed)
{
    /// <summary>An observer of one run that it knows by another place.</summary>
    internal TrainerObserver Of(int place) => new((_, state) => Progressed(place, state), (_, sentence) => Failed(place, sentence));
}
