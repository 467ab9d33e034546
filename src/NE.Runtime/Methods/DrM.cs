using System;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Numerics;
using NE.Runtime.Random;
using NE.Runtime.Topology;

namespace NE.Runtime.Methods;

/// <summary>
/// DrM (Xu et al., "DrM: mastering visual reinforcement learning through dormant ratio minimization", 2024; docs/algorithm.md, DrM): the dormant share D of the
/// actor's units at each of its steps, perturbations θ ← α θ + (1 − α) θ' with α from D, and exploration noise from D.
/// </summary>
/// <remarks>D and the update of the awakening are part of checkpoints. A step allocates nothing.</remarks>
public sealed unsafe class DrM
{
    // The share below which a policy counts as awake, and the steepness of noise around it (Xu et al. 2024).
    private const double Awake = 0.2, Steepness = 10;

    private readonly DrMRules rules;
    private readonly double[] ratio = [1];
    private readonly long[] awakened = [0];
    private long dormant;
    private long units;

    /// <summary>Begins with all units dormant.</summary>
    /// <param name="rules">Options.</param>
    public DrM(in DrMRules rules) => this.rules = rules;

    /// <summary>D, the dormant share of the actor's units at its last step; 1 at first.</summary>
    public double Ratio => ratio[0];

    /// <summary>α, the share of old values that remains at a perturbation.</summary>
    public double Kept => Math.Min(Math.Max(rules.Least, 1 - (rules.Rate * Ratio)), rules.Most);

    /// <summary>Counts the dormant units of a layer on a batch: those with mean |z| strictly below the threshold times the layer's mean.</summary>
    /// <param name="sums">z = W x + b of the layer.</param>
    public void Observe(Activations sums)
    {
        Span<double> means = stackalloc double[sums.Features];
        double total = 0;
        for (int unit = 0; unit < sums.Features; unit++)
        {
            double sum = 0;
            for (int sample = 0; sample < sums.Batch; sample++)
                sum += Math.Abs(sums[unit, sample]);

            means[unit] = sum;
            total += sum;
        }

        double bound = rules.Threshold * (total / sums.Features);
        foreach (double mean in means)
            dormant += mean < bound ? 1 : 0;

        units += sums.Features;
    }

    /// <summary>Ends the count of a step.</summary>
    /// <param name="update">Gradient update, 1-based.</param>
    public void Conclude(long update)
    {
        ratio[0] = (double)dormant / units;
        (dormant, units) = (0, 0);
        if (awakened[0] == 0 && Ratio < Awake)
            awakened[0] = update;
    }

    /// <summary>Standard deviation of exploration noise: that of the dormant share or of the schedule, whichever is larger.</summary>
    /// <param name="limit">Largest action.</param>
    /// <param name="last">Deviation of the algorithm, at which the schedule ends.</param>
    /// <param name="updates">Gradient updates so far.</param>
    public float Deviation(float limit, float last, long updates)
    {
        float deviation = limit * (float)(1 / (1 + ScalarFunctions.Exp((float)(Steepness * (Awake - Ratio)))));
        if (awakened[0] == 0)
            return deviation;

        float share = Math.Min(1, (updates - awakened[0]) / (float)rules.Calm);
        return Math.Max(deviation, limit + (share * (last - limit)));
    }

    /// <summary>Moves weights towards an orthogonal matrix, and biases towards 0.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="separateTarget">Whether the target moves towards a matrix of its own; else towards that of the online weights.</param>
    /// <param name="kappa">κ of weight clipping, which bounds the result; 0 for none.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="update">Gradient update of the event, 1-based.</param>
    public void Perturb(LinearLayer layer, bool separateTarget, float kappa, uint seed, long update)
    {
        ArgumentNullException.ThrowIfNull(layer);
        layer.Unpack();
        double kept = Kept;
        if (kept < 1)
        {
            var numbers = new RandomStream(seed, RandomStreamId.DormantPerturbation, EventUnit.Of(update, layer.Number));
            float limit = kappa > 0 ? kappa * layer.Bound : float.PositiveInfinity;
            ReadOnlySpan<double> drawn = OrthogonalMatrix.Draw(ref numbers, layer.Outputs, layer.Inputs);
            Move(layer, layer.Online.Weight, drawn, kept, limit);
            if (separateTarget)
                drawn = OrthogonalMatrix.Draw(ref numbers, layer.Outputs, layer.Inputs);

            Move(layer, layer.Target.Weight, drawn, kept, limit);
        }

        for (int position = 0; rules.ForgetsMoments && position < layer.Weights + layer.Outputs; position++)
            layer.ForgetWeight(position);

        layer.Pack();
    }

    /// <summary>Clears the moments of a normalisation, whose gains and biases stay.</summary>
    /// <param name="layer">The normalisation.</param>
    public void Perturb(NormLayer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (rules.ForgetsMoments)
            layer.ForgetMoments();
    }

    /// <summary>Writes the dormant share and the update of the awakening.</summary>
    /// <param name="writer">Receives the arrays.</param>
    public void Save(ITensorWriter writer)
    {
        writer.Write("drM.ratio", ratio, 1);
        writer.Write("drM.awakened", awakened, 1);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="reader">Source of the arrays.</param>
    /// <exception cref="CheckpointException">An array is missing or has a different size.</exception>
    public void Load(ITensorReader reader)
    {
        reader.Read("drM.ratio", ratio);
        reader.Read("drM.awakened", awakened);
    }

    // Weights and biases share an array, so that a bias is a position behind the weights.
    private static void Move(LinearLayer layer, float* values, ReadOnlySpan<double> drawn, double kept, float limit)
    {
        for (int position = 0; position < layer.Weights + layer.Outputs; position++)
        {
            if (layer.Masked && position < layer.Weights && layer.Mask[position] == 0)
                continue;

            double added = position < layer.Weights ? (1 - kept) * drawn[position] * layer.InitialScale(position / layer.Inputs) : 0;
            values[position] = Math.Clamp((float)((kept * values[position]) + added), -limit, limit);
        }
    }
}
