using System;
using NE.Runtime.Telemetry;

namespace NE.Runtime.Training;

/// <summary>
/// Receives a trainer's reports about its runs, by their index in <see cref="TrainerOptions.Trials"/>, instead of its output.
/// </summary>
/// <param name="Progressed">Receives the states of the runs, a few times a second.</param>
/// <param name="Failed">Receives the message of a run among several that failed.</param>
internal sealed record TrainerObserver(Action<int, ProgressState> Progressed, Action<int, string> Failed)
{
    /// <summary>An observer of a single run, reported under the given index.</summary>
    internal TrainerObserver Of(int place) => new((_, state) => Progressed(place, state), (_, sentence) => Failed(place, sentence));
}
