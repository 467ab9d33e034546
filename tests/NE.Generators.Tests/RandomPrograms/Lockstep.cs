using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Methods.ObservationNorm;
using NE.Generators.Methods.WeightClip;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Planning;
using NE.Generators.Program;
using NE.Generators.Tests.Printing;
using NE.Runtime.Memory;
using NE.Runtime.Random;
using Shouldly;

namespace NE.Generators.Tests.RandomPrograms;

/// <summary>
/// A compiled learner against the float64 interpretation of its program before all passes, and against the float64 reference: each update begins at
/// the learner's own state, so that roundings do not add up and topology events need no second implementation. Gradients are what the first
/// moments gained.
/// </summary>
internal sealed class Lockstep
{
    // Pre-activations nearer to a kink than float32 tells may lie on its other side.
    private const double Kink = 1e-6;

    private readonly Subject subject;
    private readonly ProgramModel program;
    private readonly Learning learning;
    private readonly SpecifiedStep step;
    private SpecifiedUpdate? specified;
    private bool kinked;

    /// <summary>Begins a comparison.</summary>
    public Lockstep(Subject subject, Learning learning)
    {
        (this.subject, this.learning) = (subject, learning);
        program = ProgramBuilder.Build(Planner.Plan(subject.Declaration)!);
        step = new SpecifiedStep(subject);
    }

    /// <summary>Slots whose gradients were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>One update of both. An update that ends in an event is the learner's alone.</summary>
    public void Update()
    {
        Tensors before = learning.Save();
        learning.Group.Update();
        long update = learning.Group.Updates;
        if (Events.Any(every => update % every == 0))
        {
            return;
        }

        kinked = false;
        Tensors after = learning.Save();
        using var arena = new Arena();
        NE.Runtime.Replay.Batch batch = Drawn(arena, update);
        var machine = new TrueMachine(program.Buffers, update, batch);
        foreach (Instance instance in program.Instances)
        {
            foreach (Slot slot in instance.Network.Slots)
            {
                Give(machine, new Parameter(instance, slot, Part.Online), before);
            }
        }

        foreach (Section section in program.Sections.Where(section => Learns(section) && Due(section.Cadence, update)))
        {
            foreach (Operation operation in section.Flat)
            {
                Run(machine, operation, before, after, $"update {update}, {section.Name}");
            }
        }

        if (!kinked)
        {
            specified ??= new SpecifiedUpdate(subject, step, before);
            specified.Compare(
                before, after, batch, (stream, sample, row) => machine.Normal(new Stream(stream.ToString()), sample, row), update, $"update {update}");
        }
    }

    private IEnumerable<int> Events
    {
        get
        {
            Declaration declaration = subject.Declaration;
            return new[]
                {
                    declaration.Grow?.Every, declaration.Part<ReDoAttribute>()?.Every, declaration.Part<ResetAttribute>()?.Every,
                    declaration.Part<ShrinkAndPerturbAttribute>()?.Every, declaration.Part<HareAndTortoiseAttribute>()?.Every,
                    declaration.Part<RewireAttribute>()?.Every, declaration.Part<GraMaAttribute>()?.Every, declaration.Part<DrMAttribute>()?.Every,
                    declaration.Part<GradualPruningAttribute>()?.Every,
                }
                .Where(static every => every is not null).Select(static every => every!.Value);
        }
    }

    private void Run(TrueMachine machine, Operation operation, Tensors before, Tensors after, string where)
    {
        switch (operation)
        {
            case ReadExponential read:
                machine[read.Output, 0, 0] = Math.Exp(before.Values("Temperature.Log")[0]);
                break;
            case NormaliseObservations:
                // The learner's batch, which the machine draws, is normalised already.
                break;
            case StepTemperature temperature:
                double then = before.Values("Temperature.Log.m")[0], now = after.Values("Temperature.Log.m")[0];
                if (!kinked)
                {
                    Agreement.Near([TemperatureGradient(machine, temperature, before)], [step.TemperatureGradient(now, then)], 1e-5, where + ": temperature");
                }

                break;
            case IStep own:
                StateNames layer = NameOf(own.Layer);
                if (!kinked)
                {
                    Compared++;
                    Agreement.OfGradient(machine[own.Layer.At(Part.Gradient)], layer, before, after, step, where);
                }

                layer.Online(after).CopyTo(machine[own.Layer], 0);
                break;
            case Polyak average:
                operation.Evaluate(machine);
                Agreement.OfTarget(machine[average.Layer.At(Part.Target)], NameOf(average.Layer), after, where);
                break;
            default:
                Watch(machine, operation);
                operation.Evaluate(machine);
                break;
        }
    }

    // Of −α (mean log π + H).
    private static double TemperatureGradient(TrueMachine machine, StepTemperature step, Tensors before)
    {
        int samples = machine.Samples(step.LogProbability);
        double mean = Enumerable.Range(0, samples).Average(sample => machine[step.LogProbability, sample, 0]);
        return -Math.Exp(before.Values("Temperature.Log")[0]) * (mean + step.Entropy.Amount);
    }

    // What float32 may decide otherwise than float64.
    private void Watch(TrueMachine machine, Operation operation)
    {
        bool Any(Value value, Func<double, bool> near) => Enumerable.Range(0, machine.Samples(value))
            .Any(sample => Enumerable.Range(0, value.Rows).Any(row => near(machine[value, sample, row])));
        kinked |= operation switch
        {
            Activate { Function.Name: "Relu" or "LeakyRelu" } activate => Any(activate.Input, static z => z != 0 && Math.Abs(z) < Kink),
            SoftPolicyLoss { Values.Count: > 1 } loss => Enumerable.Range(0, machine.Samples(loss.Values[0]))
                .Any(sample => Math.Abs(machine[loss.Values[0], sample, 0] - machine[loss.Values[1], sample, 0]) < Kink),
            SampleAction sample => Any(
                sample.Head with { First = sample.Head.First + sample.Action.Rows, Rows = sample.Action.Rows },
                raw => Math.Abs(raw - sample.Distribution.LogStdMin) < Kink || Math.Abs(raw - sample.Distribution.LogStdMax) < Kink),
            _ => false,
        };
    }

    // The learner's own batch, which holds what the replay buffer gives at this update: of all transitions, or of the oldest when review is due.
    private NE.Runtime.Replay.Batch Drawn(Arena arena, long update)
    {
        var own = (NE.Runtime.Replay.Batch)learning.Group.GetType()
            .GetField("batch", BindingFlags.Instance | BindingFlags.NonPublic).ShouldNotBeNull().GetValue(learning.Group)!;
        var expected = new NE.Runtime.Replay.Batch(arena, learning.Replay.Layout, own.Size);
        var returns = new NE.Runtime.Replay.NStepReturn(subject.Declaration.Algorithm.NStep, (float)subject.Definition.Settings.Discount);
        bool Equal() => Enumerable.Range(0, own.Size).All(sample => own.Reward[0, sample] == expected.Reward[0, sample]
            && own.NotDone[0, sample] == expected.NotDone[0, sample]);
        learning.Replay.Gather(expected, returns, Learning.Seed, RandomStreamId.ReplayIndex, (ulong)update);
        if (!Equal() && subject.Declaration.Review is { } review)
        {
            learning.Replay.GatherOldest(expected, review.Oldest, returns, Learning.Seed, RandomStreamId.ReplayIndex, (ulong)update);
        }

        Equal().ShouldBeTrue($"update {update}: the transitions of the batch");
        return own;
    }

    private static bool Learns(Section section) => section.Cadence.Timed && section.Flat.Any(static operation => operation is IStep);

    private bool Due(Cadence cadence, long update)
    {
        if (cadence.Condition is not { } condition)
        {
            return true;
        }

        Number every = program.Numbers.Single(number => condition == $"{{0}} % {number.Name} == 0");
        return update % (long)every.Amount == 0;
    }

    private static void Give(TrueMachine machine, Parameter layer, Tensors tensors)
    {
        StateNames names = NameOf(layer);
        void Set(Part part, double[]? values) => values?.CopyTo(machine[layer.At(part)], 0);
        Set(Part.Online, names.Online(tensors));
        Set(Part.Target, names.Target(tensors));
        Set(new Part("Initial"), names.Initial(tensors));
        Set(ClipNewbornNeurons.Newborn, names.Newborn(tensors));
        Set(Part.Mask, names.Mask(tensors, layer.Slot.Inputs * layer.Slot.Outputs)?.Select(static live => live ? 1.0 : 0).ToArray());
    }

    private static StateNames NameOf(Parameter layer) => new($"{layer.Owner!.Name}.{layer.Slot.Path}{layer.Slot.Storage.Suffix}");
}
