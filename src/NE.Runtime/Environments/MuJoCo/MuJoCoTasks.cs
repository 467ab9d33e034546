using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Environments.MuJoCo.ControlSuite;

namespace NE.Runtime.Environments.MuJoCo;

/// <summary>The MuJoCo tasks by name.</summary>
public static class MuJoCoTasks
{
    private static readonly (TaskSpec Spec, Func<MuJoCoEnvironment> Create)[] Tasks =
    [
        (HalfCheetah.Spec, static () => new HalfCheetah()),
        (Hopper.Spec, static () => new Hopper()),
        (Walker2d.Spec, static () => new Walker2d()),
        (Ant.Spec, static () => new Ant()),
        (Humanoid.Spec, static () => new Humanoid()),
        (InvertedPendulum.Spec, static () => new InvertedPendulum()),
        (Swimmer.Spec, static () => new Swimmer()),
        (Reacher.Spec, static () => new Reacher()),
        (InvertedDoublePendulum.Spec, static () => new InvertedDoublePendulum()),
        (HumanoidStandup.Spec, static () => new HumanoidStandup()),
        (Pusher.Spec, static () => new Pusher()),
        (CartpoleBalance.Spec, static () => new CartpoleBalance()),
        (CartpoleBalanceSparse.Spec, static () => new CartpoleBalanceSparse()),
        (CartpoleSwingup.Spec, static () => new CartpoleSwingup()),
        (CartpoleSwingupSparse.Spec, static () => new CartpoleSwingupSparse()),
        (ReacherEasy.Spec, static () => new ReacherEasy()),
        (ReacherHard.Spec, static () => new ReacherHard()),
        (WalkerRun.Spec, static () => new WalkerRun()),
        (WalkerStand.Spec, static () => new WalkerStand()),
        (WalkerWalk.Spec, static () => new WalkerWalk()),
    ];

    /// <summary>Sizes and limits of every task.</summary>
    public static IReadOnlyList<TaskSpec> All { get; } = [.. Tasks.Select(static task => task.Spec)];

    /// <summary>Creates a task.</summary>
    /// <param name="taskName">The name as in <see cref="All"/>, for example <c>HalfCheetah-v4</c>.</param>
    /// <exception cref="ArgumentException">There is no such task; the message lists the available ones.</exception>
    /// <exception cref="NE.MuJoCo.MuJoCoMissingException">MuJoCo is not installed.</exception>
    public static IEnvironment Create(string taskName)
    {
        foreach ((TaskSpec spec, Func<MuJoCoEnvironment> create) in Tasks)
        {
            if (spec.Name == taskName)
            {
                return create();
            }
        }

        throw new ArgumentException(
            $"there is no MuJoCo task '{taskName}': use one of {string.Join(", ", All.Select(static spec => spec.Name))}.",
            nameof(taskName));
    }
}
