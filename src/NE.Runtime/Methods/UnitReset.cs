using System;
using NE.Runtime.Networks;
using NE.Runtime.Random;
using NE.Runtime.Topology;

namespace NE.Runtime.Methods;

/// <summary>
/// Reinitialises selected units (Sokar et al., "The dormant neuron phenomenon in deep reinforcement learning", 2023, section 4;
/// docs/algorithm.md, Unit resets): new incoming weights and outgoing weights 0, so that resetting a silent unit does not change the
/// network's outputs. Masks do not change.
/// </summary>
public static unsafe class UnitReset
{
    /// <summary>
    /// Resets the selected units of all spaces at an event: first draws all rows, then zeroes all columns, so that a weight between two
    /// reset units is 0 whatever the order of layers.
    /// </summary>
    /// <param name="spaces">Spaces of units, after their selection.</param>
    /// <param name="rules">Options.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="update">Gradient update of the event, 1-based.</param>
    /// <returns>Number of units that were reset.</returns>
    public static int Apply(ReadOnlySpan<UnitSpace> spaces, in UnitResetRules rules, uint seed, long update) =>
        Apply(spaces, rules, seed, update, RandomStreamId.UnitRecycling);

    /// <summary>As <see cref="Apply(ReadOnlySpan{UnitSpace}, in UnitResetRules, uint, long)"/>, with numbers of another stream.</summary>
    /// <param name="spaces">Spaces of units, after their selection.</param>
    /// <param name="rules">Options.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="update">Gradient update of the event, 1-based.</param>
    /// <param name="stream">The stream of new values; its unit is update and layer.</param>
    /// <returns>Number of units that were reset.</returns>
    public static int Apply(ReadOnlySpan<UnitSpace> spaces, in UnitResetRules rules, uint seed, long update, RandomStreamId stream)
    {
        int units = 0;
        foreach (UnitSpace space in spaces)
        {
            units += space.SelectedUnits;
            foreach (LinearLayer writer in space.Writers)
                writer.Unpack();

            foreach (LinearLayer reader in space.Readers)
                reader.Unpack();
        }

        foreach (UnitSpace space in spaces)
        {
            foreach (LinearLayer writer in space.Writers)
                Draw(space, writer, rules, new IndexedWords(seed, stream, EventUnit.Of(update, writer.Number)));

            foreach (NormLayer norm in space.Norms)
                Restart(space, norm, rules);
        }

        foreach (UnitSpace space in spaces)
        {
            foreach (LinearLayer reader in space.Readers)
                Silence(space, reader, rules);
        }

        foreach (UnitSpace space in spaces)
        {
            foreach (LinearLayer writer in space.Writers)
                writer.Pack();

            foreach (LinearLayer reader in space.Readers)
                reader.Pack();
        }

        return units;
    }

    /// <summary>Redraws the rows of selected units with the layer's initialiser.</summary>
    internal static void Draw(UnitSpace space, LinearLayer layer, in UnitResetRules rules, IndexedWords words)
    {
        float bound = rules.Bound > 0 ? rules.Bound * layer.Bound : layer.Bound;
        float limit = rules.Kappa > 0 ? rules.Kappa * layer.Bound : float.PositiveInfinity;
        for (int unit = 0; unit < space.Units; unit++)
        {
            if (!space.IsSelected(unit))
                continue;

            float bias = rules.DrawsBias ? words.Uniform(UnitSpace.Numbers.Bias(unit), bound) : 0;
            layer.StartBias(unit, Math.Clamp(bias, -limit, limit));
            if (rules.ForgetsMoments)
                layer.ForgetBias(unit);

            if (rules.CopiesToTarget)
                layer.Target.Bias[unit] = layer.Online.Bias[unit];

            float scale = layer.InitialScale(unit);
            for (int position = unit * layer.Inputs; position < (unit + 1) * layer.Inputs; position++)
            {
                float value = scale * words.Uniform(UnitSpace.Numbers.Weight(layer, position), bound);
                Change(layer, position, Math.Clamp(value, -limit, limit), rules);
            }
        }
    }

    /// <summary>Sets the columns of selected units to 0, or only their moments if the rules keep outgoing weights.</summary>
    internal static void Silence(UnitSpace space, LinearLayer layer, in UnitResetRules rules)
    {
        for (int unit = 0; unit < space.Units; unit++)
        {
            if (!space.IsSelected(unit))
                continue;

            for (int column = unit; column < layer.Inputs; column += space.Units)
                SilenceColumn(layer, column, rules);
        }
    }

    private static void SilenceColumn(LinearLayer layer, int column, in UnitResetRules rules)
    {
        for (int position = column; position < layer.Weights; position += layer.Inputs)
        {
            if (!rules.KeepsOutgoing)
                Change(layer, position, 0, rules);
            else if (rules.ForgetsMoments)
                layer.ForgetWeight(position);
        }
    }

    /// <summary>Gain 1 and bias 0, as at the start.</summary>
    internal static void Restart(UnitSpace space, NormLayer norm, in UnitResetRules rules)
    {
        for (int unit = 0; unit < space.Units; unit++)
        {
            if (!space.IsSelected(unit))
                continue;

            for (int feature = unit; feature < norm.Features; feature += space.Units)
                RestartFeature(norm, feature, rules);
        }
    }

    private static void RestartFeature(NormLayer norm, int feature, in UnitResetRules rules)
    {
        (norm.Online.Gain[feature], norm.Online.Bias[feature]) = (1, 0);
        if (rules.CopiesToTarget)
            (norm.Target.Gain[feature], norm.Target.Bias[feature]) = (1, 0);

        if (rules.ForgetsMoments)
        {
            norm.FirstMoment.Gain[feature] = norm.SecondMoment.Gain[feature] = 0;
            norm.FirstMoment.Bias[feature] = norm.SecondMoment.Bias[feature] = 0;
        }
    }

    /// <summary>Sets a weight, if it is live.</summary>
    private static void Change(LinearLayer layer, int position, float value, in UnitResetRules rules)
    {
        if (layer.Masked && layer.Mask[position] == 0)
            return;

        layer.StartWeight(position, value);
        if (rules.ForgetsMoments)
            layer.ForgetWeight(position);

        if (rules.CopiesToTarget)
            layer.Target.Weight[position] = value;
    }
}
