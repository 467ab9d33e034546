using System;
using NE.MuJoCo;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.MuJoCo;

public class MuJoCoModelTests
{
    [Theory]
    [InlineData("<mujoco><worldbody><body>", "XML")]
    [InlineData("<mujoco><worldbody><body><joint/></body></worldbody></mujoco>", "mass")]
    [InlineData("<mujoco><nonsense/></mujoco>", "nonsense")]
    public void FromXml_WithAWrongModel_GivesMuJoCosReasonInOneSentence(string xml, string reason)
    {
        MuJoCoException wrong = Should.Throw<MuJoCoException>(() => MuJoCoModel.FromXml(xml));

        wrong.Message.ShouldStartWith("MuJoCo cannot compile the model: ");
        wrong.Message.ShouldContain(reason, Case.Insensitive);
        wrong.Message.ShouldEndWith(".");
        wrong.Message.ShouldNotContain("\n");
    }

    [Fact]
    public void Id_AndName_AreInverse()
    {
        using MuJoCoModel model = MuJoCoModel.FromXml(TestModels.Slide);
        int sled = model.Id(MuJoCoObject.Body, "sled");
        sled.ShouldBe(1);
        model.Name(MuJoCoObject.Body, sled).ShouldBe("sled");
        model.Name(MuJoCoObject.Geom, 0).ShouldBeNull();
        Should.Throw<MuJoCoException>(() => model.Id(MuJoCoObject.Body, "sledge")).Message.ShouldContain("no body named 'sledge'");
    }

    [Fact]
    public void Constants_OfASmallModel_AreTheOnesWritten()
    {
        using MuJoCoModel model = MuJoCoModel.FromXml(TestModels.FallingBall);
        (model.Nq, model.Nv, model.Nu, model.Nbody, model.Njnt, model.Ngeom).ShouldBe((7, 6, 0, 2, 1, 1));
        model.Timestep.ShouldBe(0.01);
        model.Gravity.ToArray().ShouldBe([0, 0, -9.81]);
        model.Qpos0.ToArray().ShouldBe([1, 2, 10, 1, 0, 0, 0]);
        model.BodyMass.ToArray().ShouldBe([0, 2]);

        // A solid sphere has 2/5 m r² about every axis.
        model.BodyInertia[3..].ToArray().ShouldBe([0.008, 0.008, 0.008], 1e-15);
    }

    [Fact]
    public void Fields_OfADisposedModel_Throw()
    {
        MuJoCoModel model = MuJoCoModel.FromXml(TestModels.Slide);
        model.Dispose();
        model.Dispose();
        Should.Throw<ObjectDisposedException>(() => model.BodyMass.Length);
        Should.Throw<ObjectDisposedException>(() => model.Timestep);
        Should.Throw<ObjectDisposedException>(() => new MuJoCoData(model));
    }
}
