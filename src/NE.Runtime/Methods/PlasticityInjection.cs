using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Random;

namespace NE.Runtime.Methods;

/// <summary>
/// Plasticity injection into one network (Nikishin et al., "Deep reinforcement learning with plasticity injection", 2023; docs/algorithm.md,
/// Plasticity injection): from the injection on, its output is h_kept + (h - h_start). Both frozen copies are part of checkpoints.
/// </summary>
/// <remarks>
/// An update allocates nothing. Before the injection the output is that of the network. The copies keep the values of their last pass, so the
/// gradient of an input is computed before the network's next pass.
/// </remarks>
public sealed class PlasticityInjection
{
    /// <summary>Begins the names of the tensors of a network as it was at its injection.</summary>
    public const string KeptPrefix = "Kept.";

    /// <summary>Begins the names of the tensors of the fresh parameters as they were at the injection.</summary>
    public const string StartPrefix = "Start.";

    private readonly string name;
    private readonly LinearLayer[] layers;
    private readonly NormLayer[] norms;
    private readonly IFrozenNetwork kept;
    private readonly IFrozenNetwork start;
    private readonly Activations gradient;
    private bool injected;

    /// <summary>Prepares a network for its injection.</summary>
    /// <param name="arena">Owner of the memory.</param>
    /// <param name="name">The network's name in checkpoints.</param>
    /// <param name="network">The network, as one of its own kind.</param>
    /// <param name="kept">Receives the network as it is at the injection.</param>
    /// <param name="start">Receives the fresh parameters, as they are at the injection.</param>
    /// <param name="samples">Samples of a training batch.</param>
    public PlasticityInjection(
        Arena arena, string name, (LinearLayer[] Layers, NormLayer[] Norms) network, IFrozenNetwork kept, IFrozenNetwork start, int samples)
    {
        ArgumentNullException.ThrowIfNull(arena);
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(start);
        this.name = name;
        (layers, norms) = network;
        this.kept = kept;
        this.start = start;
        gradient = arena.Activations(layers[0].Inputs, samples);
    }

    /// <summary>Why a policy in a checkpoint cannot be exported as one network, as a sentence; null if it can.</summary>
    /// <param name="tensors">Names of the checkpoint's tensors.</param>
    /// <param name="policy">Name of the policy.</param>
    /// <param name="experiment">Name of the experiment.</param>
    internal static string? WhyNotExported(IEnumerable<string> tensors, string policy, string experiment) =>
        tensors.Any(tensor => tensor.StartsWith($"{KeptPrefix}{policy}.", StringComparison.Ordinal))
            ? $"--export writes the policy of one network, and since an injection that of {experiment} is the sum of three; omit --export, or give "
                + "--checkpoint a step before the injection."
            : null;

    /// <summary>Whether the injection has taken place.</summary>
    public bool Injected => injected;

    /// <summary>Adds what the frozen copies contribute to an output.</summary>
    /// <param name="injection">The injection; null in a frozen copy, whose output is its own.</param>
    /// <param name="side">Which parameters the pass has.</param>
    /// <param name="input">The network's input.</param>
    /// <param name="own">The network's own output, before the activation of its last layer.</param>
    /// <param name="output">Receives the sum; may be the same values.</param>
    public static void Forward(PlasticityInjection? injection, Side side, Activations input, Activations own, Activations output)
    {
        if (injection is not { injected: true })
        {
            if (!Same(own, output))
                Elementwise.Copy(own, output);

            return;
        }

        HeadSum.Forward(injection.kept.Forward(side, input), own, injection.start.Forward(side, input), output);
    }

    /// <summary>Computes the share of the frozen copies in the gradient of the input of the last pass; 0 before the injection.</summary>
    /// <param name="injection">The injection; null in a frozen copy.</param>
    /// <param name="output">The gradient of the output.</param>
    /// <param name="input">Receives the share.</param>
    public static void InputGradient(PlasticityInjection? injection, Activations output, Activations input)
    {
        if (injection is not { injected: true })
        {
            HeadSum.Clear(input);
            return;
        }

        Activations ofStart = injection.gradient.Slice(0, input.Features);
        injection.kept.InputGradient(output, input);
        injection.start.InputGradient(output, ofStart);
        HeadSum.Subtract(ofStart, input);
    }

    /// <summary>Freezes the network and its target, and draws fresh parameters, which are the same on both sides. Masks do not change.</summary>
    /// <param name="kappa">Bound of clipped weights in units of 1/√inputs; 0 without clipping.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="update">Gradient update of the event, 1-based.</param>
    public void Inject(float kappa, uint seed, long update)
    {
        for (int i = 0; i < layers.Length; i++)
        {
            layers[i].Unpack();
            FrozenParameters.Copy(layers[i], kept.Layers[i]);
            ParameterReset.Draw(
                layers[i], RandomStreamId.PlasticityInjection, kappa > 0 ? kappa : float.PositiveInfinity, forgetsMoments: true, seed, update);
            FrozenParameters.Copy(layers[i], start.Layers[i]);
            layers[i].Pack(WeightForms.Wanted);
        }

        for (int i = 0; i < norms.Length; i++)
        {
            FrozenParameters.Copy(norms[i], kept.Norms[i]);
            norms[i].Initialise();
            FrozenParameters.Copy(norms[i], start.Norms[i]);
        }

        injected = true;
    }

    /// <summary>Writes whether there was an injection, and the frozen copies if so.</summary>
    /// <param name="writer">Receives the arrays.</param>
    public void Save(ITensorWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(name + ".injected", [injected ? 1L : 0L], 1);
        if (injected)
        {
            FrozenParameters.Save(kept, writer);
            FrozenParameters.Save(start, writer);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="reader">Source of the arrays.</param>
    /// <exception cref="CheckpointException">An array is missing or has a different size.</exception>
    public void Load(ITensorReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Span<long> flag = stackalloc long[1];
        reader.Read(name + ".injected", flag);
        injected = flag[0] != 0;
        if (injected)
        {
            FrozenParameters.Load(kept, reader);
            FrozenParameters.Load(start, reader);
        }
    }

    private static unsafe bool Same(Activations left, Activations right) => left.Pointer == right.Pointer;
}
