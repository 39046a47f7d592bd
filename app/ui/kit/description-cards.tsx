import type { ReactNode } from "react";

export type DescriptionCard = {
  id: string;
  title: ReactNode;
  href?: string;
  text: ReactNode;
  foot?: ReactNode;
};

/** A few things to choose from or read about, each with a sentence. */
export function DescriptionCards({ cards }: { cards: readonly DescriptionCard[] }) {
  return (
    <ul className="description-cards">
      {cards.map((card) => (
        <li key={card.id} className="description-cards__card">
          <h3>{card.href ? <a href={card.href}>{card.title}</a> : card.title}</h3>
          <div className="description-cards__text">{card.text}</div>
          {card.foot && <div className="description-cards__foot">{card.foot}</div>}
        </li>
      ))}
    </ul>
  );
}
