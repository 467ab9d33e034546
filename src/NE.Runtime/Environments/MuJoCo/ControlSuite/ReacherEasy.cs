namespace NE.Runtime.Environments.MuJoCo.ControlSuite;

/// <summary>dmc-reacher-easy: keep the finger on a target of 5 cm.</summary>
public class ReacherEasy : TargetReacher
{
    /// <summary>Creates the task.</summary>
    public ReacherEasy()
        : base(Spec, radius: 0.05)
    {
    }

    /// <summary>Sizes and limits.</summary>
    public static TaskSpec Spec { get; } = SpecOf("dmc-reacher-easy");
}
