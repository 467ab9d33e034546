namespace NE.Runtime.Environments.MuJoCo.ControlSuite;

/// <summary>dmc-reacher-hard: keep the finger on a target of 1.5 cm.</summary>
public class ReacherHard : TargetReacher
{
    /// <summary>Creates the task.</summary>
    public ReacherHard()
        : base(Spec, radius: 0.015)
    {
    }

    /// <summary>Sizes and limits.</summary>
    public static TaskSpec Spec { get; } = SpecOf("dmc-reacher-hard");
}
