using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using NE.MuJoCo;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.MuJoCo;

public class MuJoCoDataTests
{
    private const double Gravity = 9.81;
    private const double Timestep = 0.01;

    [Fact]
    public void Step_OfAFallingBall_IsSemiImplicitEuler()
    {
        using MuJoCoModel model = MuJoCoModel.FromXml(TestModels.FallingBall);
        using var data = new MuJoCoData(model);
        const int Steps = 50;
        data.Step(Steps);

        // v(n) = −g h n, and z(n) = z(0) − g h² n (n + 1) / 2: the new velocity moves the position.
        data.Qvel[2].ShouldBe(-Gravity * Timestep * Steps, 1e-12);
        data.Qpos[2].ShouldBe(10 - (Gravity * Timestep * Timestep * Steps * (Steps + 1) / 2), 1e-12);
        data.Time.ShouldBe(Steps * Timestep, 1e-12);

        // Derived arrays belong to the state before the last step.
        data.Xpos[5].ShouldBe(10 - (Gravity * Timestep * Timestep * (Steps - 1) * Steps / 2), 1e-12);
        data.Forward();
        data.Xpos[5].ShouldBe(data.Qpos[2], 1e-12);
    }

    [Fact]
    public void Step_WithAControlBeyondItsRange_UsesTheClampedControlAndKeepsTheRawOne()
    {
        using MuJoCoModel model = MuJoCoModel.FromXml(TestModels.Slide);
        using var data = new MuJoCoData(model);
        data.Ctrl[0] = 5;
        data.Step();

        // Force = gear · clamp(control) on 1 kg.
        data.QfrcActuator[0].ShouldBe(3, 1e-12);
        data.Qvel[0].ShouldBe(3 * Timestep, 1e-12);
        data.Ctrl[0].ShouldBe(5);
    }

    [Fact]
    public void RnePostConstraint_OfARestingBox_GivesTheFloorsForceOnIt()
    {
        using MuJoCoModel model = MuJoCoModel.FromXml(TestModels.RestingBox);
        using var data = new MuJoCoData(model);
        data.Qpos[2] = 0.1;
        data.Step(2000);
        data.CfrcExt.ToArray().ShouldAllBe(static force => force == 0);
        data.RnePostConstraint();

        // At rest the floor carries the weight of 0.2³ m³ at 1000 kg/m³. Torque comes first, so
        // the force along z is the sixth number of body 1.
        data.ContactCount.ShouldBe(4);
        data.CfrcExt[11].ShouldBe(8 * Gravity, 1e-2);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(1e11)]
    public void Step_FromABadPosition_ThrowsUntilTheDataIsReset(double bad)
    {
        using MuJoCoModel model = MuJoCoModel.FromXml(TestModels.FallingBall);
        using var data = new MuJoCoData(model);
        data.Qpos[1] = bad;

        MuJoCoException warned = Should.Throw<MuJoCoException>(() => data.Step());
        warned.Message.ShouldContain("QPOS");
        warned.Message.ShouldNotContain("\n");
        data.WarningCount(MuJoCoWarning.BadPosition).ShouldBe(1);

        Should.Throw<MuJoCoException>(() => data.Step()).Message.ShouldContain(nameof(MuJoCoWarning.BadPosition));
        data.Reset();
        data.WarningCount(MuJoCoWarning.BadPosition).ShouldBe(0);
        Should.NotThrow(() => data.Step());
    }

    [Fact]
    public void Step_WithAControlThatIsNotANumber_Throws()
    {
        using MuJoCoModel model = MuJoCoModel.FromXml(TestModels.Slide);
        using var data = new MuJoCoData(model);
        data.Ctrl[0] = double.NaN;
        Should.Throw<MuJoCoException>(() => data.Step());
        data.WarningCount(MuJoCoWarning.BadControl).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Warnings_OfOneThread_DoNotReachAnother()
    {
        using MuJoCoModel model = MuJoCoModel.FromXml(TestModels.FallingBall);
        bool[] warned = new bool[16];
        Parallel.For(0, warned.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, index =>
        {
            using var data = new MuJoCoData(model);
            data.Qpos[0] = index % 2 == 0 ? double.NaN : 0;
            try
            {
                data.Step(20);
            }
            catch (MuJoCoException)
            {
                warned[index] = true;
            }
        });

        warned.ShouldBe(Enumerable.Range(0, warned.Length).Select(static index => index % 2 == 0));
    }

    [Fact]
    public void Warning_LeavesNoLogFileBehind()
    {
        using MuJoCoModel model = MuJoCoModel.FromXml(TestModels.FallingBall);
        using var data = new MuJoCoData(model);
        data.Qpos[0] = double.NaN;
        Should.Throw<MuJoCoException>(() => data.Step());
        File.Exists("MUJOCO_LOG.TXT").ShouldBeFalse();
    }

    [Fact]
    public void WarningCount_OfNoKind_IsRefused()
    {
        using MuJoCoModel model = MuJoCoModel.FromXml(TestModels.FallingBall);
        using var data = new MuJoCoData(model);
        Should.Throw<ArgumentOutOfRangeException>(() => data.WarningCount((MuJoCoWarning)8));
        Should.Throw<ArgumentOutOfRangeException>(() => data.WarningCount((MuJoCoWarning)(-1)));
    }

    [Fact]
    public void Data_OfADisposedModel_StillSteps()
    {
        MuJoCoModel model = MuJoCoModel.FromXml(TestModels.FallingBall);
        using var data = new MuJoCoData(model);
        model.Dispose();
        data.Step();
        data.Qvel[2].ShouldBe(-Gravity * Timestep, 1e-12);
    }

    [Fact]
    public void Fields_OfDisposedData_Throw()
    {
        using MuJoCoModel model = MuJoCoModel.FromXml(TestModels.FallingBall);
        var data = new MuJoCoData(model);
        data.Dispose();
        data.Dispose();
        Should.Throw<ObjectDisposedException>(() => data.Qpos.Length);
        Should.Throw<ObjectDisposedException>(() => data.Step());
    }
}
