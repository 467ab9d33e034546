using System.Collections.Generic;
using NE.Runtime.Random;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.RandomNumbers;

public sealed class PhiloxTests
{
    [Theory]
    [InlineData(0u, 0u, 0ul, 0ul, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(
        uint.MaxValue, uint.MaxValue, ulong.MaxValue, ulong.MaxValue, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(
        0xa4093822u, 0x299f31d0u, 0x0370734413198a2eul, 0x85a308d3243f6a88ul, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Block_AtTheKnownAnswerVectors_GivesTheKnownAnswer(
        uint seed, uint stream, ulong unit, ulong index, uint w0, uint w1, uint w2, uint w3)
    {
        // The three vectors of philox4x32 with 10 rounds that its authors publish: zeros, ones, digits of pi.
        Philox.Block(seed, stream, unit, index).ShouldBe((w0, w1, w2, w3));
    }

    [Fact]
    public void Block_OfNeighbouringCountersAndKeys_NeverRepeats()
    {
        var seen = new HashSet<(uint, uint, uint, uint)>();
        for (uint i = 0; i < 6; i++)
        {
            for (uint j = 0; j < 6; j++)
            {
                for (uint k = 0; k < 6; k++)
                {
                    for (uint l = 0; l < 6; l++)
                        seen.Add(Philox.Block(i, j, k, l)).ShouldBeTrue();
                }
            }
        }
    }
}
