using NE.MuJoCo;

namespace NE.Runtime.Environments.MuJoCo.ControlSuite;

/// <summary>
/// A task of the DeepMind Control Suite with observations of its state. Rewards are in [0, 1], episodes have 1,000 steps and never end by
/// themselves.
/// </summary>
/// <remarks>
/// Unlike in a Gymnasium task, everything derived from the state is current when a step ends: each step finishes with the first half of the next
/// physics step and begins with its second half. A start is derived without actuation, before and after it is drawn.
/// </remarks>
public abstract class ControlSuiteEnvironment : MuJoCoEnvironment
{
    private const int ActuationDisabled = 1 << 10;
    private const int RungeKutta = 1;

    private protected ControlSuiteEnvironment(TaskSpec task, int substeps, string model)
        : base(task, substeps, ReadModel(model))
    {
    }

    // What a step has derived beforehand would otherwise be of the model before the change.
    /// <inheritdoc/>
    internal override void ModelEdited() => Data.StepFirstHalf();

    private protected override void Prepare() => Derive();

    private protected override void Derive()
    {
        MuJoCoModelEdit model = Data.Model.Edit;
        int flags = model.DisableFlags;
        model.DisableFlags = flags | ActuationDisabled;
        try
        {
            Data.Forward();
        }
        finally
        {
            model.DisableFlags = flags;
        }
    }

    private protected override void Advance(int count)
    {
        if (Data.Model.Integrator == RungeKutta)
        {
            Data.Step(count);
        }
        else
        {
            Data.StepSecondHalf();
            Data.Step(count - 1);
        }

        Data.StepFirstHalf();
    }
}
