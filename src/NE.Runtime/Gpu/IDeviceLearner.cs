using System;
using System.Collections.Generic;
using NE.Runtime.Kernels;
using NE.Runtime.Networks;
using NE.Runtime.Training;

namespace NE.Runtime.Gpu;

/// <summary>
/// The host's side of one learner whose updates run on a device: it decides, counts and measures, and changes the topology on its own copy
/// of the networks. Generated agents implement it; the copy uses the tensor names of a checkpoint.
/// </summary>
/// <remarks>
/// The order at an update: <see cref="WorkAt"/>, <see cref="Begin"/>, the device, <see cref="End"/>, <see cref="After"/>.
/// </remarks>
public interface IDeviceLearner : ILearnerGroup
{
    /// <summary>
    /// Bias corrections by age that the kernels read, in the order of their indices; empty where all weights share a step.
    /// </summary>
    IReadOnlyList<AdamTable> Tables { get; }

    /// <summary>Turns an observation into the one that the device's acting reads.</summary>
    /// <param name="observation">The observation, which is replaced.</param>
    void Observed(Span<float> observation)
    {
    }

    /// <summary>Turns the action that the device chose into the one to take in training.</summary>
    /// <param name="action">
    /// The action of <see cref="ILearnerGroup.Act"/>, or of the device's own exploration where <see cref="KernelProgram.Explores"/>;
    /// receives that of <see cref="ILearnerGroup.Explore"/>.
    /// </param>
    /// <param name="step">The environment step, from 0.</param>
    void Explore(Span<float> action, long step);

    /// <summary>What the host does at an update.</summary>
    /// <param name="update">The update, counted from 1.</param>
    HostWork WorkAt(long update);

    /// <summary>Writes the run values at the start of the learner's arena.</summary>
    /// <param name="values">Receives <see cref="KernelProgram.ValueLength"/> words: floats and integers by their bits.</param>
    /// <param name="tables">Where each of <see cref="Tables"/> begins, in floats from the start of all tables.</param>
    void WriteValues(Span<uint> values, ReadOnlySpan<int> tables);

    /// <summary>Counts the next update, runs the host's sections before it, and writes what the device needs for it.</summary>
    /// <param name="step">
    /// Receives <see cref="KernelProgram.StepLength"/> words. The group writes the word at <c>KernelStep.Oldest</c>.
    /// </param>
    void Begin(Span<uint> step);

    /// <summary>Processes the device's results of an update; updates that were begun together end one after another.</summary>
    /// <param name="update">The update, counted from 1.</param>
    /// <param name="results">The floats of the learner.</param>
    /// <exception cref="DivergedException">A loss is not finite.</exception>
    void End(long update, ReadOnlySpan<float> results);

    /// <summary>Runs the host's sections after the update.</summary>
    void After();

    /// <summary>Writes the state kept on the device: networks and probe batch.</summary>
    void SaveState(ITensorWriter writer);

    /// <summary>Reads the state kept on the device.</summary>
    void LoadState(ITensorReader reader);
}
