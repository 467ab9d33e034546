using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Networks;

/// <summary>
/// Reverse-mode differentiation of a list of operations, for network routines and objectives. Dependencies are found from
/// effects; each operation defines its derivative; gradients of a value with several readers are summed, earlier readers first.
/// </summary>
internal sealed class Tape
{
    /// <summary>Suffix of the gradients that several readers of a value contribute, before a number.</summary>
    public const string Share = "Part";

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

    /// <summary>Finds the forward operations that depend on the wanted parameters and inputs.</summary>
    /// <param name="forward">The forward operations.</param>
    /// <param name="wanted">Which parameters' gradients are wanted.</param>
    /// <param name="into">The part of a slot that receives its gradient.</param>
    /// <param name="inputs">Values whose gradients are wanted.</param>
    /// <param name="place">Returns the place for the gradient of a value; a suffix distinguishes contributions.</param>
    /// <param name="onGradient">Returns the operations after the gradient of a slot.</param>
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

    /// <summary>Whether the gradient of an array is wanted: only for online parameters, never for targets.</summary>
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

    /// <summary>Declares that the gradient of an output is given.</summary>
    public void Seed(Value output, Value gradient)
    {
        contributions[output] = [gradient];
        given.Add(output);
    }

    /// <summary>Whether the backward pass starts at a value.</summary>
    public bool Seeded(Value output) => contributions.ContainsKey(output);

    /// <summary>The summed gradient of a value, or null if there is none.</summary>
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

    /// <summary>The place where an operation writes its contribution to the gradient of a wanted value.</summary>
    public Value Contribution(Value input)
    {
        int shares = useful.Count(o => Effects.Of(o).Reads.Any(read => read.Memory is { } v && v.Overlaps(input))) + (given.Contains(input) ? 1 : 0);
        List<Value> terms = Terms(input);
        Value term = place(input, shares > 1 ? $"{Share}{shares - terms.Count}" : "");
        terms.Add(term);
        return term;
    }

    /// <summary>A contribution that already exists.</summary>
    public void Pass(Value input, Value gradient) => Terms(input).Add(gradient);

    /// <summary>Adds an operation to the backward pass.</summary>
    public void Emit(Operation operation) => emitted.Add(operation);

    /// <summary>Adds the gradient of a slot, and the operations that methods add after it.</summary>
    public void Emit(Operation gradient, Slot slot)
    {
        emitted.Add(gradient);
        if (Into == Part.Gradient)
        {
            emitted.AddRange(onGradient(slot));
        }
    }

    /// <summary>The backward pass.</summary>
    public IReadOnlyList<Operation> Run()
    {
        // Only operations that lead to a seed pass a gradient.
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

    // No earlier operation requests the gradients of the inputs: contributions are summed here, and a single one stored elsewhere is copied.
    private void Finish(Value input)
    {
        if (Gradient(input) is { } gradient && gradient != place(input, ""))
        {
            emitted.Add(new Sum([gradient], place(input, "")));
        }
    }

    // The backward pass reads values of the forward pass: none may have been overwritten since.
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
