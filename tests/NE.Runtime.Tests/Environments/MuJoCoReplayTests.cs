using System;
using System.Linq;
using NE.Runtime.Environments;
using NE.Runtime.Environments.MuJoCo;
using NE.Runtime.Environments.MuJoCo.ControlSuite;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Environments;

public class MuJoCoReplayTests
{
    public static TheoryData<string> Tasks => new(ReferenceVectors.TaskNames);

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Step_GivenRecordedActions_FollowsTheRecordedEpisode(string taskName)
    {
        (double early, double late) = Tolerance(taskName);
        ReferenceVectors reference = ReferenceVectors.Read(taskName);
        using var environment = (MuJoCoEnvironment)MuJoCoTasks.Create(taskName);
        var observation = new float[environment.Task.Observations];
        foreach (ReferenceVectors.Episode episode in reference.Episodes)
        {
            if (environment is TargetReacher reacher)
            {
                double[] target = episode.Numbers("target_pos");
                reacher.PlaceTarget(target[0], target[1]);
            }

            environment.ResetTo(episode.Numbers("init_qpos"), episode.Numbers("init_qvel"), observation);
            Deviation(environment.ObservationInDouble, episode.Numbers("init_obs")).ShouldBeLessThan(1e-12, "first observation");
            Deviation(environment.Data.Qpos, episode.Numbers("init_qpos_after_forward")).ShouldBeLessThan(1e-12, "first position");

            double[]?[] actions = episode.Rows("actions"), observations = episode.Rows("obs");
            double[]?[] positions = episode.Rows("qpos"), velocities = episode.Rows("qvel");
            double[] rewards = episode.Numbers("reward"), contacts = episode.Numbers("ncon");
            bool[] ends = episode.Flags("terminated");
            for (int step = 0; step < actions.Length; step++)
            {
                string where = $"{taskName}, {episode.Kind}, step {step + 1}";
                double tolerance = step < 10 ? early : late;
                StepResult result = environment.Step([.. actions[step]!.Select(static a => (float)a)], observation);

                Deviation(environment.Data.Qpos, positions[step]!).ShouldBeLessThan(tolerance, where);
                Deviation(environment.Data.Qvel, velocities[step]!).ShouldBeLessThan(tolerance, where);
                if (observations[step] is double[] expected)
                {
                    Deviation(environment.ObservationInDouble, expected).ShouldBeLessThan(tolerance, where);
                }

                // A speed is a difference of positions over the control step, which divides the positions' deviation too.
                result.Reward.ShouldBe(rewards[step], tolerance / environment.ControlStep, where);
                result.Terminated.ShouldBe(ends[step], where);
                environment.Data.ContactCount.ShouldBe((int)contacts[step], where);
                observation.ShouldBe([.. environment.ObservationInDouble.ToArray().Select(static o => (float)o)], where);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void ReferenceFile_AndTaskSpec_HaveTheSameSizesAndLimits(string taskName)
    {
        ReferenceVectors reference = ReferenceVectors.Read(taskName);
        using var environment = (MuJoCoEnvironment)MuJoCoTasks.Create(taskName);
        TaskSpec spec = environment.Task;
        spec.Name.ShouldBe(reference.Root.GetProperty("env").GetString());
        spec.Observations.ShouldBe(reference.Root.GetProperty("obs_dim").GetInt32());
        spec.Actions.ShouldBe(reference.Root.GetProperty("action_dim").GetInt32());
        spec.StepLimit.ShouldBe(reference.Root.GetProperty("max_episode_steps").GetInt32());
        environment.ControlStep.ShouldBe(reference.Root.GetProperty("control_dt").GetDouble());
        foreach (double bound in ReferenceVectors.Numbers(reference.Model.GetProperty("actuator_ctrlrange")))
        {
            ((float)Math.Abs(bound)).ShouldBe(spec.ActionLimit);
        }
    }

    // How far rounding alone can make each task diverge in 10 and in 50 steps: an initial shift of 1e-14 grows to a tenth of these or less.
    private static (double Early, double Late) Tolerance(string taskName) => taskName switch
    {
        "HalfCheetah-v4" => (1e-8, 1e-3),
        "Ant-v4" => (1e-8, 1e-4),
        "Humanoid-v4" or "Walker2d-v4" or "HumanoidStandup-v4" or "Pusher-v4" => (1e-8, 1e-6),
        "dmc-walker-run" or "dmc-walker-stand" or "dmc-walker-walk" => (1e-8, 1e-5),

        // Unstable: 1e-14 becomes 3e-4 in 50 steps.
        "InvertedDoublePendulum-v4" => (1e-8, 1e-2),
        _ when taskName.StartsWith("dmc-", StringComparison.Ordinal) => (1e-10, 1e-9),
        _ => (1e-9, 1e-6),
    };

    // Largest |x − ref| / max(1, |ref|); a NaN counts as infinite, for it compares as less than every tolerance.
    private static double Deviation(ReadOnlySpan<double> actual, double[] expected)
    {
        actual.Length.ShouldBe(expected.Length);
        double worst = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            worst = Math.Max(worst, Math.Abs(actual[i] - expected[i]) / Math.Max(1, Math.Abs(expected[i])));
        }

        return double.IsNaN(worst) ? double.PositiveInfinity : worst;
    }
}
