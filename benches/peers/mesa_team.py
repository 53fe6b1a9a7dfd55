"""The small team of README.md in Mesa. Usage: python mesa_team.py [GAMES]"""

import sys
import time

from mesa import Agent, Model

PEOPLE, ROUNDS, LED = 6, 14, 10


class Person(Agent):
    def __init__(self, model):
        super().__init__(model)
        self.usual = 55 + self.random.uniform(-8, 8)
        self.morale = self.innovation = self.loyalty = self.trust = self.usual
        self.there = True

    def step(self):
        if not self.there:
            return
        noise = lambda: self.random.gauss(0, 2)
        # All read the state at the start of the round: the model hands it in.
        company = self.model.mean_morale - self.morale
        trust = self.trust - 50
        self.morale += 0.10 * (self.usual - self.morale) + 0.05 * company + 0.05 * trust + noise()
        self.innovation += 0.10 * (self.usual - self.innovation) + 0.06 * trust + noise()
        self.loyalty += 0.10 * (self.usual - self.loyalty) + 0.05 * trust + noise()
        self.trust += 0.05 * (self.usual - self.trust) + noise()
        for name in ("morale", "innovation", "loyalty", "trust"):
            setattr(self, name, min(100.0, max(0.0, getattr(self, name))))
        if self.loyalty < 30 and self.random.random() < 0.05:
            self.there = False


class Team(Model):
    def __init__(self, seed):
        super().__init__(seed=seed)
        for _ in range(PEOPLE):
            Person(self)
        self.round = 0
        self.output = []
        self.mean_morale = 0.0

    def step(self):
        present = [person for person in self.agents if person.there]
        if not present:
            return
        self.mean_morale = sum(person.morale for person in present) / len(present)
        if self.round < LED:
            # The leader listens to whoever is lowest.
            heard = min(present, key=lambda person: person.morale)
            heard.trust = min(100.0, heard.trust + 3)
            heard.morale = min(100.0, heard.morale + 2)
        self.agents.do("step")
        self.output.append(sum(0.5 + 0.005 * person.morale for person in present) / PEOPLE)
        self.round += 1


def main():
    games = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    start = time.process_time()
    total = 0.0
    for seed in range(games):
        team = Team(seed)
        for _ in range(ROUNDS):
            team.step()
        total += team.output[-1]
    spent = time.process_time() - start
    print(f"{games / spent:.0f} games a second of processor time; mean last output {total / games:.3f}")


if __name__ == "__main__":
    main()
