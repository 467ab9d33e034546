using System;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Numerics;

namespace NE.Runtime.Methods;

/// <summary>
/// Churn reduction of one optimiser group (C-CHAIN; Tang and Berseth, "Improving deep reinforcement learning by reducing the chain effect of value and policy
/// churn", 2024; docs/algorithm.md, Churn reduction): a term λ mean (f(x; θ) − f(x; θ'))² in its loss, with θ' the parameters before its last step and x a
/// reference batch.
/// </summary>
/// <remarks>
/// The reference batch of a step is drawn, and passed through the networks, before the step that precedes it. So the outputs at θ' are the state, not θ'.
/// Checkpoints hold them, the coefficient's running values and its present size. An update allocates nothing.
/// </remarks>
public sealed unsafe class ChurnReduction
{
    // Keeps the coefficient finite where nothing changes (Tang et al. 2025).
    private const double LeastChange = 1e-8;

    private readonly string name;
    private readonly LinearLayer[] layers;
    private readonly NormLayer[] norms;
    private readonly ChurnRules rules;
    private readonly float[][] before;
    private readonly float[][] aside;
    private readonly double[] losses;
    private readonly double[] changes;
    private readonly long[] state = new long[3];
    private double change;

    /// <summary>Prepares the term of one group.</summary>
    /// <param name="name">Name of the group in checkpoints.</param>
    /// <param name="outputs">Compared outputs of each network.</param>
    /// <param name="batch">Samples of a batch.</param>
    /// <param name="rules">Its coefficient and what is compared.</param>
    /// <param name="networks">Networks of the group.</param>
    /// <param name="layers">All matrices of the group.</param>
    /// <param name="norms">All its normalisations.</param>
    public ChurnReduction(
        string name, int networks, int outputs, int batch, in ChurnRules rules, ReadOnlySpan<LinearLayer> layers, ReadOnlySpan<NormLayer> norms = default)
    {
        this.name = name;
        this.rules = rules;
        this.layers = [.. layers];
        this.norms = [.. norms];
        before = new float[networks][];
        for (int i = 0; i < networks; i++)
            before[i] = new float[outputs * batch];

        aside = new float[layers.Length + norms.Length][];
        for (int i = 0; i < layers.Length; i++)
            aside[i] = new float[Room(layers[i])];

        for (int i = 0; i < norms.Length; i++)
            aside[layers.Length + i] = new float[norms[i].Parameters];

        losses = new double[rules.Window];
        changes = new double[rules.Window];
        Strength = rules.Weight;
    }

    /// <summary>λ, the present coefficient.</summary>
    public double Strength { get; private set; }

    // Whether there are outputs from before the last step; the number of terms so far; the task of the outputs.
    private bool Ready
    {
        get => state[0] != 0;
        set => state[0] = value ? 1 : 0;
    }

    /// <summary>Gives the next step no term, because an event has changed the networks since the last one.</summary>
    public void Skip() => Ready = false;

    /// <summary>Gives the next step no term if its task is not that of the last one.</summary>
    /// <param name="task">Number of the present task.</param>
    public void Enter(int task)
    {
        Ready &= state[2] == task;
        state[2] = task;
    }

    /// <summary>Measures how far outputs on the reference batch have moved; writes the gradient of the mean square, 0 for a step without a term.</summary>
    /// <param name="network">Index of the network; index 0 begins a measurement.</param>
    /// <param name="output">Its outputs on the reference batch.</param>
    /// <param name="gradient">Receives the gradient at the outputs.</param>
    /// <param name="count">The first outputs are compared, as many as this.</param>
    public void Compare(int network, Activations output, Activations gradient, int count)
    {
        if (network == 0)
            change = 0;

        float scale = Ready ? 2f / ((float)output.Batch * count) : 0;
        double squares = 0;
        for (int panel = 0; panel < output.Panels; panel++)
        {
            new Span<float>(gradient.Panel(panel), gradient.Features * Activations.PanelSamples).Clear();
            int samples = Math.Min(Activations.PanelSamples, output.Batch - (panel * Activations.PanelSamples));
            for (int feature = 0; feature < count; feature++)
            {
                int row = feature * Activations.PanelSamples;
                for (int i = 0; i < samples; i++)
                {
                    float value = Read(output.Panel(panel)[row + i]);
                    float moved = value - before[network][(feature * output.Batch) + (panel * Activations.PanelSamples) + i];
                    squares += (double)moved * moved;
                    gradient.Panel(panel)[row + i] = scale * moved * (rules.Squashed ? 1 - (value * value) : 1);
                }
            }
        }

        change += squares / ((double)output.Batch * count);
    }

    /// <summary>Keeps outputs on the reference batch of the next step.</summary>
    /// <param name="network">Index of the network.</param>
    /// <param name="output">Its outputs.</param>
    public void Keep(int network, Activations output)
    {
        int outputs = before[network].Length / output.Batch;
        for (int feature = 0; feature < outputs; feature++)
        {
            for (int sample = 0; sample < output.Batch; sample++)
                before[network][(feature * output.Batch) + sample] = Read(output[feature, sample]);
        }
    }

    /// <summary>Puts the gradients of the term aside, while those of the loss are computed in their place.</summary>
    public void SetAside()
    {
        for (int i = 0; i < aside.Length; i++)
            Gradient(i).CopyTo(aside[i]);
    }

    /// <summary>Adds the gradients of the term to those of the loss, and follows the target of the coefficient.</summary>
    /// <param name="loss">The loss without the term.</param>
    public void Add(float loss)
    {
        bool ready = Ready;
        Ready = true;
        if (!ready || (rules.Weight == 0 && rules.Target == 0))
            return;

        Follow(Math.Abs((double)loss));
        float strength = (float)Strength;
        if (strength == 0)
            return;

        for (int i = 0; i < aside.Length; i++)
        {
            Span<float> gradient = Gradient(i);
            for (int k = 0; k < gradient.Length; k++)
                gradient[k] += strength * aside[i][k];
        }
    }

    /// <summary>Writes outputs and coefficient.</summary>
    /// <param name="writer">Receives the arrays.</param>
    public void Save(ITensorWriter writer)
    {
        for (int i = 0; i < before.Length; i++)
            writer.Write($"{name}.churn.outputs{i + 1}", before[i], before[i].Length);

        writer.Write($"{name}.churn.losses", losses, losses.Length);
        writer.Write($"{name}.churn.changes", changes, changes.Length);
        writer.Write($"{name}.churn.strength", [Strength], 1);
        writer.Write($"{name}.churn.state", state, state.Length);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="reader">Source of the arrays.</param>
    /// <exception cref="CheckpointException">An array is missing or has a different size.</exception>
    public void Load(ITensorReader reader)
    {
        for (int i = 0; i < before.Length; i++)
            reader.Read($"{name}.churn.outputs{i + 1}", before[i]);

        reader.Read($"{name}.churn.losses", losses);
        reader.Read($"{name}.churn.changes", changes);
        Span<double> strength = stackalloc double[1];
        reader.Read($"{name}.churn.strength", strength);
        Strength = strength[0];
        reader.Read($"{name}.churn.state", state);
    }

    private void Follow(double loss)
    {
        int place = (int)(state[1]++ % rules.Window);
        losses[place] = loss;
        changes[place] = change;
        if (rules.Target == 0 || state[1] < rules.Start)
            return;

        int count = (int)Math.Min(state[1], rules.Window);
        double sum = 0, moved = 0;
        for (int i = 0; i < count; i++)
        {
            sum += losses[i];
            moved += changes[i];
        }

        Strength = rules.Target * (sum / count) / ((moved / count) + LeastChange);
    }

    private float Read(float output) => rules.Squashed ? ScalarFunctions.Tanh(output) : output;

    private Span<float> Gradient(int i) => i < layers.Length
        ? new Span<float>(layers[i].Gradient.Weight, layers[i].Parameters)
        : new Span<float>(norms[i - layers.Length].Gradient.Gain, norms[i - layers.Length].Parameters);

    private static int Room(LinearLayer layer) => layer.Masked ? LiveMatrix.Room(layer.Inputs, layer.Outputs) : layer.Weights + layer.Outputs;
}
