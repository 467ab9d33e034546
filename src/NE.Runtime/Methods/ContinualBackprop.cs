using System;
using NE.Dsl;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Random;
using NE.Runtime.Topology;

namespace NE.Runtime.Methods;

/// <summary>
/// Continual backprop (Dohare et al., "Loss of plasticity in deep continual learning", 2024; docs/algorithm.md, Continual backprop): after
/// every update, the least useful mature hidden units of some networks are replaced. Its state is part of checkpoints.
/// </summary>
/// <remarks>An update allocates nothing.</remarks>
public sealed unsafe class ContinualBackprop
{
    private readonly UnitSpace[] spaces;
    private readonly UnitHistory[] histories;
    private readonly ContinualBackpropRules rules;
    private readonly bool[] chosen;

    /// <summary>Creates the history of all units: all are newborn.</summary>
    /// <param name="spaces">The units, in the order of layers.</param>
    /// <param name="rules">Numbers and choices.</param>
    public ContinualBackprop(ReadOnlySpan<UnitSpace> spaces, in ContinualBackpropRules rules)
    {
        this.spaces = [.. spaces];
        this.rules = rules;
        histories = new UnitHistory[spaces.Length];
        int most = 0;
        for (int i = 0; i < spaces.Length; i++)
        {
            histories[i] = new UnitHistory(spaces[i], rules.Decay);
            most = Math.Max(most, spaces[i].Units);
        }

        chosen = new bool[most];
    }

    /// <summary>Adds an update to ages and running means.</summary>
    /// <param name="space">Index of the units.</param>
    /// <param name="hidden">Their values on the batch of the update, before its step, after their activation.</param>
    /// <exception cref="ArgumentException">The number of features is not that of the units.</exception>
    public void Observe(int space, Activations hidden)
    {
        if (hidden.Features != spaces[space].Features)
            throw new ArgumentException($"{spaces[space].Features} features are observed, not {hidden.Features}.", nameof(hidden));

        histories[space].Observe(hidden, rules.Utility);
    }

    /// <summary>
    /// Replaces the units that are due: new incoming weights, bias 0, outgoing weights 0. The next biases receive the mean contribution of
    /// the replaced unit. Layers are processed in order, so that a weight between two replaced units is drawn after it became 0.
    /// </summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="update">The update, 1-based.</param>
    /// <returns>Number of units that were replaced.</returns>
    public int Replace(uint seed, long update)
    {
        int units = 0;
        for (int i = 0; i < spaces.Length; i++)
        {
            Choose(i, seed, update);
            units += spaces[i].SelectedUnits;
        }

        for (int i = 0; units > 0 && i < spaces.Length; i++)
        {
            if (spaces[i].SelectedUnits > 0)
                Replace(spaces[i], histories[i], seed, update);
        }

        return units;
    }

    /// <summary>Starts the history of a space anew, as if its units had just been created.</summary>
    /// <param name="space">Index of the units.</param>
    public void Restart(int space) => histories[space].Restart();

    /// <summary>Writes ages, running means and fractions.</summary>
    /// <param name="writer">Receives the arrays.</param>
    public void Save(ITensorWriter writer)
    {
        foreach (UnitHistory history in histories)
            history.Save(writer);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="reader">Source of the arrays.</param>
    /// <exception cref="CheckpointException">An array is missing or has a different size.</exception>
    public void Load(ITensorReader reader)
    {
        foreach (UnitHistory history in histories)
            history.Load(reader);
    }

    /// <summary>Selects the units of a space that are due.</summary>
    private void Choose(int index, uint seed, long update)
    {
        UnitSpace space = spaces[index];
        UnitHistory history = histories[index];
        Span<bool> selection = chosen.AsSpan(0, space.Units);
        selection.Clear();
        int mature = 0;
        for (int unit = 0; unit < space.Units; unit++)
            mature += history.IsMature(unit, rules.Maturity) ? 1 : 0;

        IndexedWords words = new(seed, RandomStreamId.UnitReplacement, EventUnit.Of(update, space.Writers[0].Number));
        for (int due = Math.Min(mature, Due(history, mature, space, ref words)); due > 0; due--)
            selection[Least(space, history, selection, ref words)] = true;

        space.Select(selection);
    }

    private int Due(UnitHistory history, int mature, UnitSpace space, ref IndexedWords words)
    {
        double amount = rules.Rate * mature;
        if (!rules.Accumulates)
        {
            return amount >= 1 ? (int)amount
                : RandomStream.Uniform(words.Word(UnitSpace.Numbers.Chance(space.Writers[0]))) < amount ? 1 : 0;
        }

        history.Due += amount;
        int due = (int)history.Due;
        history.Due -= due;
        return due;
    }

    /// <summary>The mature unit of lowest utility that is not yet selected; the first of equals.</summary>
    private int Least(UnitSpace space, UnitHistory history, ReadOnlySpan<bool> selection, ref IndexedWords words)
    {
        int least = -1;
        double lowest = double.PositiveInfinity;
        for (int unit = 0; unit < space.Units; unit++)
        {
            if (selection[unit] || !history.IsMature(unit, rules.Maturity))
                continue;

            double utility = rules.Utility == UnitUtility.Random
                ? words.Word(UnitSpace.Numbers.Order(space.Writers[0], unit))
                : history.Utility(unit);
            if (least < 0 || utility < lowest)
                (least, lowest) = (unit, utility);
        }

        return least;
    }

    private void Replace(UnitSpace space, UnitHistory history, uint seed, long update)
    {
        var reset = new UnitResetRules { ForgetsMoments = true, Bound = (float)rules.Bound, Kappa = rules.Kappa };
        foreach (LinearLayer writer in space.Writers)
        {
            writer.Unpack();
            UnitReset.Draw(space, writer, reset, new IndexedWords(seed, RandomStreamId.UnitReplacement, EventUnit.Of(update, writer.Number)));
            writer.Pack();
        }

        foreach (NormLayer norm in space.Norms)
            UnitReset.Restart(space, norm, reset);

        foreach (LinearLayer reader in space.Readers)
        {
            reader.Unpack();
            Compensate(space, history, reader);
            UnitReset.Silence(space, reader, reset);
            reader.Pack();
        }

        for (int unit = 0; unit < space.Units; unit++)
        {
            if (space.IsSelected(unit))
                history.Restart(unit);
        }
    }

    /// <summary>Moves the mean contributions of the selected units into the biases of a layer that reads them.</summary>
    private void Compensate(UnitSpace space, UnitHistory history, LinearLayer reader)
    {
        float limit = rules.Kappa > 0 ? rules.Kappa * reader.Bound : float.PositiveInfinity;
        for (int output = 0; output < reader.Outputs; output++)
        {
            double moved = 0;
            for (int unit = 0; unit < space.Units; unit++)
            {
                if (!space.IsSelected(unit))
                    continue;

                for (int feature = unit; feature < reader.Inputs; feature += space.Units)
                    moved += reader.Online.Weight[(output * reader.Inputs) + feature] * history.Activation(feature);
            }

            reader.Online.Bias[output] = Math.Clamp((float)(reader.Online.Bias[output] + moved), -limit, limit);
        }
    }
}
