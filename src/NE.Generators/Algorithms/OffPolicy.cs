using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Algorithms;

/// <summary>Common parts of off-policy actor-critic algorithms: steps on losses over a batch of stored transitions, and target networks.</summary>
internal static class OffPolicy
{
    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new()
    {
        Members = ["CriticLoss", "NStep", "NStepFrom", "PolicyLoss", "UpdateCritics", "UpdatePolicy", "UpdateTargets"],
        Words = ["actorLoss", "criticLoss", "discount", "policyInput", "target", "tau", "valueMean"],
        NetworkWords = ["tau"],
    };

    /// <summary>Name and summary of what follows the policy's step.</summary>
    public static (string Name, string Summary) AfterPolicy => ("UpdateTargets", "What follows the policy's step: the target networks move.");

    /// <summary>γ.</summary>
    public static Number Discount(this ProgramBuilder program) => program.RunValue(
        "discount", "float", program.Declaration.Algorithm.Discount, "(float)settings.Discount", "γ, per environment step");

    /// <summary>τ.</summary>
    public static Number Tau(this ProgramBuilder program) => program.RunValue(
        "tau", "float", program.Declaration.Algorithm.Polyak, "(float)settings.Polyak", "τ, share of the online network per update of the targets");

    /// <summary>Adds the section that draws the batch and performs one step of the critics.</summary>
    public static void UpdateCritics(this ProgramBuilder program, Objective loss, Instance critic) => program.Section(
        "UpdateCritics", "One step of the critics.", Concern.Update, Cadence.EachUpdate, onDevice: true, fill: section =>
        {
            program.Returns = Returns(program);
            program.BeforeLoss(section, loss);
            program.Sample(section);
            Value result = section.Evaluate(loss, program.Batch, "Cache");
            section.Emit(new Meter(program.Meter("criticLoss"), result));
            Group pass = program.PassOf(critic, "Cache");
            Node output = critic.Network.Outputs[0];
            section.Emit(new MeterMean(program.Meter("valueMean"), program.Buffers.Part(pass, output.Name, output.Rows)));
            program.ScaleLoss(section, loss);
            section.Caption(Step("Critic step", critic.Network));
            section.Back(loss, program.Batch, "Cache", Part.Gradient);
            program.AfterLoss(section, loss, result);
            section.Step(loss);
        });

    /// <summary>Computes a loss on the batch and its gradient in the group's networks.</summary>
    public static void Descend(this ProgramBuilder program, SectionBuilder section, Objective loss, string meter, string step)
    {
        program.BeforeLoss(section, loss);
        Value result = section.Evaluate(loss, program.Batch, "Cache");
        section.Emit(new Meter(program.Meter(meter), result));
        program.ScaleLoss(section, loss);
        section.Caption(Step(step, loss.Group.Network));
        section.Back(loss, program.Batch, "Cache", Part.Gradient);
        program.AfterLoss(section, loss, result);
    }

    /// <summary>The observations of a batch with space for the policy's actions, so that the replayed actions stay in the batch.</summary>
    public static StateActions PolicyInput(this SectionBuilder section, Batch batch)
    {
        ProgramBuilder program = section.Program;
        var input = new StateActions(
            program.Buffers, "policyInput", program.Samples, "observations and the policy's actions", batch.State.Rows, batch.Action.Rows);
        section.Emit(new Copy(batch.State, input.State));
        return input;
    }

    /// <summary>The mean squared error between each critic and a target.</summary>
    public static IReadOnlyList<Value> SquaredErrors(this ObjectiveBuilder objective, IReadOnlyList<Instance> critics, Value target)
    {
        SectionBuilder section = objective.Section;
        section.Caption("Critic loss: mean squared error to the target value.");
        Value[] values = [.. critics.Select(c => section.Forward(c, Part.Online, objective.Batch.StateAction, objective.Cache(c)))];
        List<Value> losses = [];
        for (int i = 0; i < critics.Count; i++)
        {
            Value loss = section.Program.Buffers.Scalar(critics[i].Prefix + "Loss");
            section.Emit(new SquaredError(values[i], target, loss, critics[i].Name));
            losses.Add(loss);
        }

        return losses;
    }

    private static void BeforeLoss(this ProgramBuilder program, SectionBuilder section, Objective loss)
    {
        foreach (IObjectiveTerm term in program.Methods.OfType<IObjectiveTerm>())
        {
            term.Before(section, loss);
        }
    }

    private static void ScaleLoss(this ProgramBuilder program, SectionBuilder section, Objective loss)
    {
        foreach (IScalesLoss method in program.Methods.OfType<IScalesLoss>())
        {
            method.Scale(section, loss);
        }
    }

    private static void AfterLoss(this ProgramBuilder program, SectionBuilder section, Objective loss, Value result)
    {
        foreach (IObjectiveTerm term in program.Methods.OfType<IObjectiveTerm>())
        {
            term.After(section, loss, result);
        }
    }

    private static NStepReturn? Returns(ProgramBuilder program)
    {
        AlgorithmAttribute settings = program.Declaration.Algorithm;
        if (settings.NStep == 1)
        {
            return null;
        }

        Number? from = null;
        if (settings.NStepFrom > 1)
        {
            from = program.Constant("NStepFrom", "long", settings.NStepFrom, "Update from which a target has that many; before it, one.");
            program.Refusal ??= "the number of rewards in a target changes during the run";
        }

        return NStepReturn.Of(
            program.Constant("NStep", "int", settings.NStep, "Rewards in a target before it looks at a value."), program.Discount(), from, program.Batch);
    }

    private static string Step(string step, Network network) => network.Masked ? step + ": gradients of live weights only." : step + ".";
}
