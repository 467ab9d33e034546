using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Networks;

/// <summary>
/// Reverse mode over a list of operations, for a network's routine and for an objective alike. What depends on what is wanted is found from
/// effects; each operation states its derivative; where a value forks, contributions are summed, those of earlier readers first.
/// </summary>
internal sealed class Tape
{
    private readonly IReadOnlyList<Operation> forward;
    private readonly List<Operation> active = [];
    private readonly List<Operation> useful = [];
    private readonly List<Operation> emitted = [];
    private readonly List<Value> values;
    private readonly Value[] inputs;
    private readonly Dictionary<Value, List<Value>> contributions = [];
    private readonly Dictionary<Value, Value> sums = [];
    private readonly HashSet<Value> given = [];
    private readonly Func<Parameter, bool> wanted;
    private readonly Func<Value, string, Value> place;
    private readonly Func<Slot, IEnumerable<Operation>> onGradient;

    /// <summary>Finds what of a way forward depends on what is wanted.</summary>
    /// <param name="forward">The way forward.</param>
    /// <param name="wanted">Which parameters' gradients are wanted.</param>
    /// <param name="into">The part of a slot that receives its gradient.</param>
    /// <param name="inputs">Values whose gradients are wanted.</param>
    /// <param name="place">Where the gradient of a value stands; a suffix tells contributions apart.</param>
    /// <param name="onGradient">What follows the gradient of a slot.</param>
    public Tape(
        IReadOnlyList<Operation> forward, Func<Parameter, bool> wanted, Part into, IEnumerable<Value> inputs,
        Func<Value, string, Value> place, Func<Slot, IEnumerable<Operation>> onGradient)
    {
        this.forward = forward;
        this.wanted = wanted;
        this.place = place;
        this.onGradient = onGradient;
        Into = into;
        this.inputs = [.. inputs];
        values = [.. this.inputs];
        foreach (Operation operation in forward)
        {
            Effects effects = Effects.Of(operation);
            if (effects.Reads.Any(read => read.Memory is { } v ? values.Any(v.Overlaps) : read.Parameter is { } p && Wants(p)))
            {
                active.Add(operation);
                values.AddRange(effects.Writes.Where(static w => w.Memory is not null).Select(static w => w.Memory!.Value));
            }
        }
    }

    /// <summary>The part of a slot that receives its gradient.</summary>
    public Part Into { get; }

    /// <summary>Whether the gradient of an array is wanted: of parameters that learn, never of their slow copies.</summary>
    public bool Wants(Parameter parameter) => parameter.Part != Part.Target && wanted(parameter);

    /// <summary>The part of an input whose gradient is wanted, or null.</summary>
    public Value? Wanted(Value input)
    {
        foreach (Value value in values)
        {
            if (value.Intersect(input) is { } part)
            {
                return part;
            }
        }

        return null;
    }

    /// <summary>States that the gradient of an output is given.</summary>
    public void Seed(Value output, Value gradient)
    {
        contributions[output] = [gradient];
        given.Add(output);
    }

    /// <summary>Whether the way back begins at a value.</summary>
    public bool Seeded(Value output) => contributions.ContainsKey(output);

    /// <summary>The gradient of a value, summed, or null when nothing comes back to it.</summary>
    public Value? Gradient(Value output)
    {
        if (sums.TryGetValue(output, out Value done))
        {
            return done;
        }

        if (!contributions.TryGetValue(output, out List<Value>? terms))
        {
            return null;
        }

        if (terms.Count == 1)
        {
            return sums[output] = terms[0];
        }

        Value sum = place(output, "");
        Value[] ordered = [.. terms];
        Array.Reverse(ordered);
        emitted.Add(new Sum([.. ordered], sum));
        return sums[output] = sum;
    }

    /// <summary>Where an operation writes its share of the gradient of a wanted value.</summary>
    public Value Contribution(Value input)
    {
        int shares = useful.Count(o => Effects.Of(o).Reads.Any(read => read.Memory is { } v && v.Overlaps(input))) + (given.Contains(input) ? 1 : 0);
        List<Value> terms = Terms(input);
        Value term = place(input, shares > 1 ? $"Part{shares - terms.Count}" : "");
        terms.Add(term);
        return term;
    }

    /// <summary>A share that stands somewhere already.</summary>
    public void Pass(Value input, Value gradient) => Terms(input).Add(gradient);

    /// <summary>Adds an operation to the way back.</summary>
    public void Emit(Operation operation) => emitted.Add(operation);

    /// <summary>Adds the gradient of a slot, and what methods add behind it.</summary>
    public void Emit(Operation gradient, Slot slot)
    {
        emitted.Add(gradient);
        if (Into == Part.Gradient)
        {
            emitted.AddRange(onGradient(slot));
        }
    }

    /// <summary>The way back.</summary>
    public IReadOnlyList<Operation> Run()
    {
        // Only what leads to a seed passes a gradient.
        List<Value> live = [.. contributions.Keys];
        for (int i = active.Count - 1; i >= 0; i--)
        {
            Effects effects = Effects.Of(active[i]);
            if (effects.Writes.Any(write => write.Memory is { } v && live.Any(v.Overlaps)))
            {
                useful.Insert(0, active[i]);
                live.AddRange(effects.Reads.Where(read => read.Memory is { } v && values.Any(v.Overlaps)).Select(static r => r.Memory!.Value));
            }
        }

        for (int i = useful.Count - 1; i >= 0; i--)
        {
            useful[i].Differentiate(this);
        }

        foreach (Value input in inputs)
        {
            Finish(input);
        }

        AssertUntouched();
        return emitted;
    }

    // Nobody upstream asks for the gradient of what was given: shares of it are summed here, and one that stands elsewhere is brought.
    private void Finish(Value input)
    {
        if (Gradient(input) is { } gradient && gradient != place(input, ""))
        {
            emitted.Add(new Sum([gradient], place(input, "")));
        }
    }

    // The way back reads values of the way forward: none may have been overwritten since.
    private void AssertUntouched()
    {
        foreach (Operation operation in useful)
        {
            int index = 0;
            while (!ReferenceEquals(forward[index], operation))
            {
                index++;
            }

            Effects effects = Effects.Of(operation);
            foreach (Place place in effects.Reads.Concat(effects.Writes).Where(static p => p.Memory is not null))
            {
                if (forward.Skip(index + 1).Any(later => Effects.Of(later).Writes.Any(place.Overlaps)))
                {
                    throw new InvalidOperationException(
                        $"{operation.GetType().Name}: a value of its way forward is overwritten before its way back.");
                }
            }
        }
    }

    private List<Value> Terms(Value input)
    {
        if (!contributions.TryGetValue(input, out List<Value>? terms))
        {
            contributions[input] = terms = [];
        }

        return terms;
    }
}
